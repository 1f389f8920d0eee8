/* The names of the problems that `pack check` reports, and what each is about: in
 * docs/PACK.md, and for `freehold explain`. Tests fail when a problem has a name
 * that is not here. */
#include "pack/load.h"

#include <string.h>

static const struct pack_problem problems[] = {
    {"bad-yaml",
     "The front matter or the manifest is not YAML, or uses what packs do without: "
     "anchors, aliases, tags, a second document, deep nesting. The rest of that "
     "front matter cannot be read until it is mended."},
    {"no-front-matter",
     "A lesson or exercise begins with a line `---`, its keys, and another line "
     "`---`."},
    {"unknown-key",
     "A key that the tables above do not have. Often a slip of the finger: nothing "
     "is guessed, so that no key is ever ignored in silence."},
    {"missing-key",
     "A key that is required here."},
    {"duplicate-key",
     "A key stands twice. The first one counts."},
    {"key-not-here",
     "A key that exists, but not for an exercise of this kind."},
    {"wrong-type",
     "A list where a text is expected, a text where keys are expected, or nothing at "
     "all."},
    {"out-of-range",
     "A value outside the bounds, or a word that is not one of those allowed."},
    {"duplicate-id",
     "Two items, units or tracks of one name. Ids and folder names find items, so "
     "they share one space."},
    {"bad-text",
     "A byte that is not UTF-8, or a control character: it could take over a "
     "learner's terminal."},
    {"bad-path",
     "A symbolic link, a folder or device in place of a file, or a name with control "
     "characters."},
    {"too-large",
     "A file over 1 MiB, or YAML over 256 KiB."},
    {"too-many",
     "More than can be handled: 64 wrong answers of an exercise, or 2000 problems."},
    {"missing-file",
     "A file that an item or a kind of exercise needs is not there, or is empty."},
    {"not-listed",
     "Warning: a lesson or exercise lies in the folders and is not in course.yaml, "
     "so no learner meets it."},
    {"not-used",
     "Warning: a file that no exercise of this kind reads."},
    {"mutant-survives",
     "Warning (an error with `--strict`): a small mistake in the solution, made at this place, is noticed "
     "by no case, memory rule, sweep, schedule, budget or rule. A learner who makes it would pass. Add a "
     "case that tells the two apart, or, if nothing can, list it under `equivalent`."},
    {"behaves",
     "A file of `mutants/` must begin with `// behaves: SENTENCE`: how this implementation misbehaves, as a "
     "user would see it, in at most 160 bytes. A learner whose tests do not notice is told just this."},
    {"mutant-same",
     "A file of `mutants/` is the same program as reference.c, so no test can reject it."},
    {"mutant-broken",
     "A file of `mutants/` does not compile with the tests of solution.c, or defines other functions than "
     "reference.c, in another order: then tests could tell it by addresses and not by what it does."},
    {"not-equivalent",
     "`equivalent` lists a mutant that does not exist (any more), or one that the cases do notice."},
    {"cheat-passes",
     "An answer that does nothing of what is asked passes: empty functions, or a program that prints the "
     "wanted text and leaves. Call the learner's functions with values that the cases vary."},
    {"unit-mismatch",
     "The `unit` key and the folder disagree."},
    {"bad-files",
     "Of a capstone: `edits` and the folders of its files do not fit together: a file that is not there, "
     "or that the learner cannot change."},
    {"bad-stage",
     "A stage or dare of a capstone that lacks what its part is checked by, whose id is taken, or points "
     "that are not 100 in all."},
    {"bad-piece",
     "What is to be put in order is not right: solution.c has no region, fewer than four pieces or more "
     "than fourteen, or `pieces` names lines that do not follow each other there."},
    {"same-piece",
     "Two pieces of one text, which a learner cannot tell apart. If it is meant: `repeats: true`."},
    {"unknown-tag",
     "`refutes` or `believes` names a misconception that course/misconceptions.yaml does not have, or has "
     "under another tag by now. Use one that is there, if it says the same, or add it."},
    {"same-belief",
     "Two wrong answers to one question have the same `believes`, so that an answer tells less of who gives it, and "
     "one of the two is there only to make up the number. Told with `bounds: checked`."},
    {"unknown-ref",
     "`refs` names something that course/references.yaml does not have."},
    {"unknown-lesson",
     "A term of the glossary names a lesson that there is not, or one in which the word does not stand."},
    {"unused-entry",
     "An entry of one of the lists in `course/` that nothing in the pack uses."},
    {"too-long",
     "A text has more words, or a lesson's first program more lines, than `bounds: checked` allows."},
    {"too-short",
     "A text has fewer words than `bounds: checked` asks for."},
    {"long-sentence",
     "A sentence of more than 30 words is read twice. A colon and a semicolon end one, too."},
    {"hard-to-read",
     "A text of 100 words or more has a reading grade (Flesch-Kincaid) above the bound."},
    {"no-gap",
     "The third hint shows no line with `____` in it: it either gives all away or leads nowhere."},
    {"misspelt",
     "hunspell does not know this word, and course/words.txt does not have it."},
    {"bad-confusable",
     "`confusable` names an exercise that does not exist, or itself."},
    {"bad-needs",
     "`needs` names an exercise that does not exist or does not come earlier."},
    {"unknown-section",
     "A heading of level 2 that opens no section known in an exercise."},
    {"missing-section",
     "An exercise without debrief (an error) or without hints (a warning)."},
    {"duplicate-section",
     "A hint, debrief or bridge stands twice."},
    {"empty-section",
     "A section, a task or a lesson without text."},
    {"bad-hint",
     "Hints are numbered 1, 2, 3, in this order. One that is for a failure (`## Hint 1: leak`, "
     "`## Hint 1: case NAME`, `## Hint 1: stage ID`) names one that there is, and stands beside one for all."},
    {"hint-gives-away",
     "A hint holds a whole line of the solution's editable part. Leave a gap where "
     "the thinking is."},
    {"unknown-track",
     "A bridge for a track that course.yaml does not have."},
    {"open-fence",
     "A code fence without its end swallows all that follows."},
    {"bad-case",
     "A case that checks nothing, or whose name is missing or taken."},
    {"bad-choice",
     "A quiz in which none or all choices are right, a choice that stands twice, or "
     "a right one with a misconception."},
    {"bad-prediction",
     "Two predictions of the same output."},
    {"bad-forecast",
     "A question before the run that names no case, has an answer twice, or asks about a finding and has no "
     "choices or one that is no failure code."},
    {"bad-question",
     "A question about a picture needs one moment (`line` or `end`) and asks one thing "
     "(`points`, `value` or `live`)."},
    {"bad-mark",
     "A line to mark that is explained twice, or in which nothing stands."},
    {"bad-region",
     "The markers of the editable region do not pair up, or the solution differs "
     "from the start outside of it."},
    {"bad-schedule",
     "A file that is to hold an order of threads holds something else. It is one line, such as "
     "`s:5b3a`, as `freehold run --schedules` prints it."},
    {"caught-by",
     "A wrong answer whose first line does not name a failure code."},
    {"bad-variant",
     "A file `variant-NAME.md` whose name is none, or of a kind that takes longer than 90 seconds."},
    {"few-variants",
     "Warning: an exercise has fewer variants for review than the manifest's `variants` asks for."},
    {"bad-placement",
     "A question of the placement inventory of a kind that tells whether an answer is right, or whose "
     "parallel form is of another kind or the same one."},
    {"unknown-unit",
     "The manifest names a unit that it does not have."},
    {"bad-rule",
     "An entry of `rules` without a rule or with two, a construct or a function that does not "
     "exist, a rule that stands twice."},
    {"unproved-rule",
     "Warning: neither the start nor any wrong answer breaks a rule, so nothing shows that it "
     "catches anything."},
    {"not-introduced",
     "An exercise uses a construct or a function that no lesson before it introduces."},
    {"unknown-construct",
     "A word of `introduces` or `assumes` is neither a construct of docs/RULES.md nor a function of "
     "the library."},
    {"bad-pattern",
     "`match`, `must-match` or `must-not-match` is not a pattern that PCRE2 takes."},
    {"bad-fence",
     "A fence in Markdown says something that the check does not know, or a picture names "
     "a line that its program does not have."},
    {"solution-fails",
     "Proof: the solution does not pass. The case, or the line of the finding, is "
     "named."},
    {"solution-warns",
     "Warning: the compiler warns about the solution, which is read as an example."},
    {"start-passes",
     "Proof: `start.c` passes, so a learner would have nothing to do."},
    {"start-fails-otherwise",
     "Proof: `start.c` fails first for another reason than `start` declares."},
    {"bad-budget",
     "A budget of a case that is not there, a second one of the same measure, one of "
     "requests that no `harness.c` marks, or a `start` that breaks what there is not."},
    {"nothing-to-improve",
     "An exercise of kind refactor without budgets and rules, or whose start is "
     "declared to fail for another reason than these."},
    {"start-fails-more",
     "Proof: the start of a refactor exercise also fails for another reason than its "
     "budgets and rules. What is to be refactored must work."},
    {"start-in-budget",
     "Proof: `start.c` keeps this budget already, so nothing is asked by it. Fine for "
     "one that only guards against the wrong kind of improvement."},
    {"tight-budget",
     "Proof: the solution uses more than nine tenths of this budget. An answer that is "
     "as good but spelt in another way may not fit."},
    {"no-such-figure",
     "Proof: the run has no such figure: its harness marked no request."},
    {"not-caught",
     "Proof: a wrong answer passes. A case is missing that tells it from a right "
     "one."},
    {"caught-otherwise",
     "Proof: a wrong answer fails, but not by the code it names."},
    {"dare-met",
     "Warning: a dare of a capstone is met by the solution, though it has files of its own."},
    {"hint-never-fits",
     "Warning, proof: a hint is for a failure with which neither the start nor a wrong answer fails "
     "first."},
    {"no-wrong-answers",
     "Warning: nothing shows that the cases catch a mistake."},
    {"not-clean",
     "Proof: a fence that is run, or a program to predict, does not end clean."},
    {"fence-runs-clean",
     "Proof: a fence that is to show a failure shows none."},
    {"fence-hides-nothing",
     "Proof: a fence that says `hides` shows its failure in the first order of its threads."},
    {"no-such-call",
     "Proof: a fence makes a call fail that its run does not make."},
    {"runs-otherwise",
     "Proof: a fence that is to show a failure shows another one."},
    {"nothing-to-predict",
     "Proof: the program of a predict-output exercise prints nothing."},
    {"prediction-right",
     "Proof: a prediction listed as wrong is what the program prints."},
    {"no-such-moment",
     "Proof: the line that a question, a picture or a caption waits for does not run, or not so "
     "often."},
    {"no-such-thing",
     "Proof: at its moment, the expression of a question names nothing that is there, or a "
     "prediction names no possible answer."},
    {"one-answer",
     "Proof: a question about a picture has only one possible answer."},
    {"too-many-answers",
     "Proof: a question about a picture has more possible answers than anyone wants to read. Ask at "
     "another moment, or about a smaller program."},
    {"no-such-finding",
     "Proof: the program to mark shows nothing, or not what it is declared to show."},
    {"more-findings",
     "Proof: more than one thing is found in the program to mark, so more than one line would be "
     "right."},
    {"mark-right",
     "Proof: a line that is explained as wrong is the one where it goes wrong."},
    {"picture-grades-wrong",
     "Proof: the answers that the run gives do not pass. This would be a fault of Freehold."},
    {"schedule-goes-well",
     "Proof: no order of the threads was found that fails as declared, or the solution's does not."},
    {"schedule-fails",
     "Proof: an order that is given as a wrong answer is a right one, or, with `hides`, nobody needs to "
     "be held up for the program to fail."},
    {"schedule-departs",
     "Proof: an order of threads wants one to go that cannot. It was made for another program."},
    {"no-threads",
     "Proof: the program of a schedule exercise makes no thread."},
    {"not-all-orders",
     "Warning: not every order of a solution's threads was tried. Raise `schedules`, or make the program "
     "smaller."},
    {"distractor-passes",
     "Proof: with a line that is said to belong nowhere the program of kind order passes."},
    {"piece-not-needed",
     "Warning, proof: the program passes without one of the pieces that are to be put in order, so "
     "nothing shows that it is there."},
    {"other-orders",
     "Note, with `--figures`: how many orders beside the solution's pass too. They are right for "
     "learners."},
    {"bad-sweep",
     "`pairs` without a `sweep`, or a kind of call that is there twice."},
    {"nothing-fails",
     "Warning: the solution makes no call of a kind that `sweep` names, or with `crash` changes no file: "
     "nothing was tried there."},
    {"not-all-failures",
     "Warning: the solution makes so many calls that not each of them was made to fail. Make the cases "
     "smaller."},
    {"solution-breaks-contract",
     "Proof: the check of ownership finds something in the solution, or in the harness that comes with it, also where "
     "that decides nothing. A solution is read as an example. If the code is right, its contracts are written wrongly; "
     "`contracts: off` if it is not about ownership at all."},
    {"unproved-contracts",
     "Warning: neither the start nor any wrong answer breaks a contract, so nothing shows that `contracts` catches "
     "anything."},
    {"not-all-told",
     "Of the solution of an exercise with `contracts`, some place cannot be told about, so that nothing is proved there "
     "for answers either. A warning; where nothing at all could be looked at, an error. Write contracts for what it "
     "calls; `freehold check-ownership --propose` shows those that bodies imply."},
    {"no-forecast",
     "Proof: a question before the run has no answer: the start does not compile, or its run does not come "
     "to an end of its own."},
    {"quiz-grades-wrong",
     "Proof: the right choices do not pass, or others do. This would be a fault of "
     "Freehold."},
    {NULL, NULL},
};

const struct pack_problem *pack_problems(void)
{
    return problems;
}

const char *pack_problem_doc(const char *code)
{
    for (const struct pack_problem *p = problems; p->code; p++)
        if (!strcmp(p->code, code))
            return p->doc;
    return NULL;
}
