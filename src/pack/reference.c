/* docs/PACK.md: the format's reference, printed from the table of keys. Prose
 * that the table cannot hold (folders, sections, markers) stands here, beside
 * it. `tests/pack/reference_test` fails when the page in docs/ is not this. */
#include "pack/load.h"

static const char intro[] =
    "# The pack format\n"
    "\n"
    "Printed by Freehold from the table in `src/pack/keys.c`; do not edit it by hand.\n"
    "`freehold pack new DIR` makes a pack that works, `freehold pack check DIR` proves it.\n"
    "\n"
    "```\n"
    "course/course.yaml                    the manifest: units, their items in order, tracks\n"
    "course/misconceptions.yaml            what learners may believe, tag by tag (optional)\n"
    "course/references.yaml                titles of what `refs` names            (optional)\n"
    "course/glossary.yaml                  what the words of the course mean       (optional)\n"
    "course/words.txt                      words that the dictionary does not have (optional)\n"
    "lessons/UNIT/SLUG.md                  a lesson\n"
    "exercises/UNIT/SLUG/exercise.md       an exercise: keys, task, hints, debrief\n"
    "exercises/UNIT/SLUG/start.c           what the learner starts from    (fix, fill, write, refactor,\n"
    "                                      write-tests; of order it is made from solution.c)\n"
    "exercises/UNIT/SLUG/solution.c        the reference solution          (the same, and order, whose\n"
    "                                      pieces are the lines of its region)\n"
    "exercises/UNIT/SLUG/harness.c         compiled with the answer, may hold main (optional)\n"
    "exercises/UNIT/SLUG/wrong/NAME.c      answers that must be caught     (the same)\n"
    "exercises/UNIT/SLUG/subject.h         what is to be tested; reference.c: right; mutants/NAME.c:\n"
    "                                      wrong ones                      (write-tests)\n"
    "exercises/UNIT/SLUG/files/            all its files; solution/, harness/, wrong/NAME/,\n"
    "                                      mutants/NAME/, dares/ID/, also/NAME/  (capstone)\n"
    "exercises/UNIT/SLUG/program.c         the program to read             (predict-output,\n"
    "                                      predict-picture, mark-line)\n"
    "exercises/UNIT/SLUG/start.c           the program with threads        (schedule)\n"
    "exercises/UNIT/SLUG/solution.schedule an order that fails (optional)  (schedule)\n"
    "exercises/UNIT/SLUG/wrong/NAME.schedule  orders that must not do      (schedule)\n"
    "exercises/UNIT/SLUG/variant-NAME.md   a variant for review; its code: variant-NAME/\n"
    "exercises/placement/SLUG/exercise.md  a question of the placement inventory\n"
    "```\n"
    "\n"
    "Text is UTF-8. Control characters other than newline and tab are refused, symbolic links are\n"
    "not followed, a file may have 1 MiB. Ids and folder names are lower-case letters, digits and\n"
    "hyphens, and are unique in the pack, for both find an item. In YAML, values are text until this\n"
    "table gives them a type (`no` is a word); anchors, aliases and tags are refused.\n"
    "\n";

static const char sections[] =
    "## Sections of a lesson or exercise\n"
    "\n"
    "The Markdown behind the front matter is CommonMark with tables; raw HTML is shown as text. Headings\n"
    "of level 2 cut it into parts; use `###` for headings of your own in an exercise.\n"
    "\n"
    "| section | where | what |\n"
    "|---|---|---|\n"
    "| (text before the first section) | both | the lesson, or the task |\n"
    "| `## Hint 1` to `## Hint 3` | exercise | opened one at a time, in this order; none may hold a "
    "whole line of the solution |\n"
    "| `## Hint 1: CODE` | exercise | in place of hint 1 for who opens it when this failure is the first, such as "
    "`leak` or `wrong-output`, and below it for who has read hint 1 when this failure comes; the same for 2 and 3 |\n"
    "| `## Hint 1: case NAME` | exercise | the same for who fails first in this case; goes before one for a code |\n"
    "| `## Hint 1: stage ID` | capstone | the same for whose first failing stage is this; goes behind one for a code. With such hints all three open anew for each stage |\n"
    "| `## Debrief` | exercise, required | shown after passing; of a capstone when all stages are passed, or with the reference solution |\n"
    "| `## Bridge: TRACK` | both, last in a lesson | shown only to learners of that track |\n"
    "\n"
    "## Fences in a lesson\n"
    "\n"
    "A fence ` ```c run ` holds a whole program. `freehold pack check` compiles and runs it, and it must\n"
    "end clean; `expect=CODE` behind `run` says that it must show this failure instead\n"
    "(` ```c run expect=leak `). `fail=alloc1` makes a call fail in its run, here the first allocation;\n"
    "the words are those of `freehold run --fail`, and then it may end with any exit code. `hides` beside\n"
    "`expect` says that the order of threads that comes first must go well, so that the learner sees that\n"
    "and has to try other orders to meet the failure.\n"
    "\n"
    "## Pictures in a lesson\n"
    "\n"
    "A fence ` ```c run=picture ` is such a program whose memory is drawn below it, at a moment of its\n"
    "run, and can be played from there in both directions. Behind `run=picture` may stand:\n"
    "\n"
    "| word | the picture opens at |\n"
    "|---|---|\n"
    "| `line=N` | the moment after line N of the program ran, for the first time |\n"
    "| `before=N` | the moment before line N runs, for the first time |\n"
    "| `line=N visit=K` | ... for the K-th time; so with `before=N` |\n"
    "| `step=N` | the moment when step N of the run is over |\n"
    "| `finding` | the moment of what is found first; of a leak: when it was lost |\n"
    "| `end` | the end of the run, as without any of these |\n"
    "\n"
    "`from=N` and `to=N` limit the play: it begins before line N first runs, and ends after line N has run\n"
    "last. `closed` keeps the picture away until the learner runs the program, where something is to be\n"
    "predicted first. `open` shows texts, arrays and structs with all that is in them. `expect=CODE`\n"
    "and `fail=CALL` are the same as behind `run`.\n"
    "\n"
    "A comment that begins with `//!` is a caption. It is said below the picture when the line that it\n"
    "stands on has just run; alone on its line it belongs to the line above, or before the first line to\n"
    "the start. `//!2` is said only when the line ran for the second time. Captions are taken out of the\n"
    "program that learners see, and their lines are not counted in `line=`, `from=` and `to=`.\n"
    "\n"
    "```\n"
    "int home = 5;\n"
    "int *p = &home;   //! `p` holds the address of `home`: an arrow.\n"
    "*p = 6;\n"
    "//! The star follows the arrow. `p` itself was not changed.\n"
    "```\n"
    "\n"
    "## Questions about a picture\n"
    "\n"
    "In an exercise of kind predict-picture, each of `questions` names a moment of the run of `program.c`\n"
    "and something that is to be seen then. What can be answered, and what is right, comes from the run;\n"
    "no answer is typed into the pack.\n"
    "\n"
    "```\n"
    "questions:\n"
    "  - line: 9            # after line 9 ran\n"
    "    points: p          # where does p lead?\n"
    "    predictions:\n"
    "      - answer: away\n"
    "        believes: arrows-are-linked\n"
    "        because: You were thinking that `p` moves along with `q`.\n"
    "  - end: true\n"
    "    live: blocks       # which blocks still live?\n"
    "```\n"
    "\n"
    "A line has run when control is at another line of the same call, or the call has returned: what it\n"
    "calls is part of it. After the last line of a function control is back at the caller; then `in:` still\n"
    "reaches the variables of the call that has just ended. At `end`, `main` has returned.\n"
    "\n"
    "An expression is a variable, followed by any of `.member`, `->member`, `[number]`, with any number of\n"
    "`*` in front. Targets are named in the same way: a variable (`home`; `total's sum` if only the\n"
    "function tells it apart, `total's sum (2)` of its second call), a part of one (`v[1]`, `front.next`), `block 2` (blocks are counted in the\n"
    "order in which they were made) or a part of it (`block 2[1]`), `past v` for one past the end of `v`,\n"
    "`NULL`, `unset` for a pointer that nobody has set, and `nothing` for an arrow to something that is no\n"
    "more.\n"
    "\n"
    "## A line to mark\n"
    "\n"
    "In an exercise of kind mark-line, `program.c` goes wrong, and the learner marks the line where it\n"
    "does. Which line that is comes from the run: there must be exactly one finding, the one that the key\n"
    "`finding` names if it is there.\n"
    "\n"
    "## Variants for review\n"
    "\n"
    "What was passed comes back after days, as another question about the same idea. A file\n"
    "`variant-NAME.md` beside `exercise.md` is such a variant, in the same format and of any kind that is\n"
    "done within 90 seconds: quiz, predict-output, predict-picture, mark-line, order, or a fix or fill of a\n"
    "line or two. The files that its kind needs (`program.c`, `start.c`, `solution.c`, `wrong/`) lie in the\n"
    "folder `variant-NAME/`. It needs `id` and `kind`; `title`, `unit`, `idea` and `refutes` are those of its\n"
    "exercise unless it says its own, `minutes` is 1 or 2, and `needs` plays no part. It has no hints; its\n"
    "debrief, the explanation after the answer, may be missing in a quiz, whose choices explain themselves.\n"
    "Three of an exercise, of different kinds, are a good number; with `variants: 3` in the manifest\n"
    "`freehold pack check` warns where there are fewer.\n"
    "\n"
    "## The placement inventory\n"
    "\n"
    "`placement:` of the manifest names up to 16 pairs of questions that lie in `exercises/placement/SLUG/`,\n"
    "each in the format of an exercise, of kind quiz, predict-output, predict-picture or mark-line; `unit` is\n"
    "the one that it tells about. `freehold place` asks the first of each pair and says at the end which\n"
    "units may be skipped; when the course is over it asks their parallel forms (`--post` does at any\n"
    "time). Nobody is told in between whether an answer was right, so hints and debrief are not needed;\n"
    "what believers of a misconception answer goes into reports as everywhere.\n"
    "\n"
    "Behind a unit of `inventory-after` that was finished, not skipped by its test, it is asked about this\n"
    "unit and those before it. Of more than twelve pairs, the first units with more than one leave one\n"
    "out, so that each unit is asked about. Which form of a pair is asked is up to what the learner has\n"
    "met: the one that was asked longest ago, or never. The result stands beside the first answers to the\n"
    "same pairs before the course, if all of them were answered then; so the two forms of a pair must be\n"
    "about as hard.\n"
    "\n"
    "## Threads\n"
    "\n"
    "An answer that makes threads is tried in many orders of them, all that matter if `schedules` suffices,\n"
    "and must pass in each. `start` and `caught-by` name what fails in some order. `freehold pack check`\n"
    "warns of a solution of which not every order was tried.\n"
    "\n"
    "In an exercise of kind schedule, the learner does not change `start.c`: step by step they choose which\n"
    "thread goes on, until what `fails` names happens. It must be something that the machine finds, such as a\n"
    "failed `assert` or a deadlock. Any order that does it is right. An order is one line,\n"
    "\n"
    "```\n"
    "s:5b3a\n"
    "```\n"
    "\n"
    "after 5 operations thread b (the first that was made) goes on, 3 operations later a (main's); where\n"
    "nothing is said, who runs goes on. `freehold run --schedules start.c` prints one for what it found, and\n"
    "`freehold run --replay s:5b3a start.c` follows it. Without `solution.schedule`, `freehold pack check`\n"
    "searches for one. Let an exercise of kind fix follow, about the same program: its repair must pass in\n"
    "every order.\n"
    "\n"
    "Behind the order in `wrong/NAME.schedule` may stand, as Markdown, why it goes well. A learner whose order\n"
    "is like it reads that: one in which what conflicts is in the same order, or else one in which the same\n"
    "threads are held up before the same lines. Of other orders only who was held up where is told.\n"
    "\n"
    "```\n"
    "s:10c\n"
    "\n"
    "Whoever came first had both locks before the other wanted one.\n"
    "```\n"
    "\n"
    "## Tests that a learner writes\n"
    "\n"
    "An exercise of kind write-tests has, beside `start.c`, `solution.c` and `wrong/`, the files `subject.h`\n"
    "(what is tested; shown), `reference.c` (its right implementation) and `mutants/NAME.c` (wrong ones). The\n"
    "answer is a program with `main` that includes `subject.h`. It must end clean and with 0 beside the\n"
    "reference (else `rejects-reference`), and must not beside a mutant (else `mutant-survives`): `kill` of\n"
    "them are enough. The first line of a mutant is `// behaves: SENTENCE`, as a user would see it; a learner\n"
    "is told no more of one that survives. Each run lies at other addresses. A mutant has the functions of\n"
    "the reference, in the same order.\n"
    "\n"
    "## Mutants of a solution\n"
    "\n"
    "`freehold pack check` makes small mistakes in each solution, one at a time, and judges them as answers: a\n"
    "call or an assignment deleted, a condition always true or never, `<` for `<=`, `+ 1` left out, an index\n"
    "off by one, two arguments changed round, a result ignored, another value returned. What no check notices\n"
    "is a warning (`--strict`: an error); what no check can notice belongs under `equivalent`. It also tries\n"
    "answers that do nothing of what is asked: empty functions, and printing what the first case wants and\n"
    "leaving. `--no-mutants` leaves both out.\n"
    "\n"
    "Of a capstone mistakes are made in each source of `solution/` but the tests, in the lines of code that\n"
    "are not as in `files/` (what was given is not what the task is about), and one is noticed if any stage\n"
    "fails. A cheat may have the points of a stage, but must not pass the capstone.\n"
    "\n"
    "## The editable region\n"
    "\n"
    "Two comments, alone on their lines, fence the part of `start.c` that the learner may change. The\n"
    "rest must be the same in `solution.c`. Without them the whole file is the learner's.\n"
    "\n"
    "```c\n"
    "" REGION_BEGIN "\n"
    "" REGION_END "\n"
    "```\n"
    "\n"
    "Between the markers no line may begin with `#`, apart from `#include <...>`: a macro could change\n"
    "what the locked lines mean (`directive-in-region`). A learner can still end the program early with\n"
    "`exit(0)`, so let the locked lines behind the region print something that the cases check.\n"
    "\n"
    "## A capstone\n"
    "\n"
    "An exercise of kind capstone is a folder of folders: `files/` has all sources of the program as given,\n"
    "`solution/` those that `edits` names as solved, `harness/` a file for each stage that names one,\n"
    "`wrong/NAME/` some of the learner's files done wrong with a file `caught-by` that holds one line,\n"
    "`STAGE: CODE`, `mutants/NAME/` the same for the learner's tests with a file `behaves` that holds one line,\n"
    "what is wrong as a user would see it, and `dares/ID/` files that meet a dare which the solution does not.\n"
    "`also/NAME/` is a further solution that goes another way: it must pass every stage and keep every\n"
    "budget (but for the stage of tests, which run beside `solution/`), and `--figures` shows what it uses.\n"
    "Calibrate a budget on three that really differ.\n"
    "Files that are left out there are as in `solution/`. The learner works on real files in a folder;\n"
    "those that are not theirs are always taken from the pack.\n"
    "\n"
    "Each stage is judged by itself and passes as a whole or not at all; its points count for its part.\n"
    "The answer passes with as many points as `pass` says, if no stage breaks a rule of memory. A usual\n"
    "division is core 50, sweep 30, budget 10, tests 10. Dares add a badge and nothing to the grade.\n"
    "\n"
    "## Wrong answers\n"
    "\n"
    "The first line of each `wrong/NAME.c` says what catches it, with one of the failure codes:\n"
    "\n"
    "```c\n"
    "// caught-by: double-free\n"
    "```\n"
    "\n"
    "## Failure codes\n"
    "\n"
    "For `start:` and `caught-by:`. `freehold explain CODE` explains each.\n"
    "\n";

static const char *type_word(const struct key *k)
{
    switch (k->type) {
    case KEY_TEXT: return "text";
    case KEY_LINE: return "line";
    case KEY_ID: return k->values ? "word" : "id";
    case KEY_NUMBER:
    case KEY_BIG: return "number";
    case KEY_BOOL: return "true or false";
    case KEY_MARKDOWN: return "Markdown";
    case KEY_KIND: return "word";
    case KEY_LINES: return "list of lines";
    case KEY_TEXTS: return "list of texts";
    case KEY_IDS: return "list of ids";
    case KEY_MAP: return "keys";
    case KEY_MAPS: return "list of keys";
    case KEY_AS_EXERCISE: return "";
    }
    return "";
}

static void write_keys(struct buf *out, const struct key *table, const char *prefix)
{
    for (const struct key *k = table; k->name; k++) {
        if (k->type == KEY_AS_EXERCISE) { /* its row is told once, of exercises */
            if (key_row(k))
                buf_printf(out, "| `%s%s` | %s | | As of an exercise. |\n", prefix, k->name, type_word(key_row(k)));
            continue;
        }
        buf_printf(out, "| `%s%s` | %s | %s | %s", prefix, k->name, type_word(k),
                   k->required ? "yes" : "", k->doc);
        if (k->expect && k->type != KEY_ID && k->type != KEY_LINE && k->type != KEY_BOOL)
            buf_printf(out, " (%s)", k->expect);
        if (k->kinds) {
            buf_cstr(out, " Kinds:");
            const char *comma = " ";
            for (int i = 0; i < EXERCISE_KINDS; i++) {
                if (k->kinds & KIND_BIT(i)) {
                    buf_printf(out, "%s%s", comma, exercise_kind_name((enum exercise_kind)i));
                    comma = ", ";
                }
            }
            buf_char(out, '.');
        }
        buf_cstr(out, " |\n");
        if (k->children) {
            struct arena a = {0};
            write_keys(
                out, k->children,
                arena_printf(&a, "%s%s%s.", prefix, k->name, k->type == KEY_MAPS ? "[]" : ""));
            arena_release(&a);
        }
    }
}

static void write_table(struct buf *out, const char *title, const struct key *table)
{
    buf_printf(out, "## %s\n\n| key | type | required | meaning |\n|---|---|---|---|\n", title);
    write_keys(out, table, "");
    buf_char(out, '\n');
}

/* What `bounds: checked` means, from the table that is looked at. */
static void write_bounds(struct buf *out)
{
    buf_printf(out,
               "## Bounds of texts\n\nWith `bounds: checked` in the manifest each text keeps these. What stands in "
               "backquotes is a word, and fences are none.\n\n"
               "| bound | of | words |\n|---|---|---|\n");
    for (const struct prose_bound *b = prose_bounds; b->bound; b++) {
        bool again = false; /* the same of variants and of others */
        for (const struct prose_bound *x = prose_bounds; x < b; x++)
            again = again || (x->part == b->part && x->max == b->max && x->min == b->min);
        if (again)
            continue;
        buf_printf(out, "| `%s` | %s | ", b->bound, b->what);
        if (b->min)
            buf_printf(out, "%d to %d |\n", b->min, b->max);
        else
            buf_printf(out, "at most %d |\n", b->max);
    }
    buf_printf(out, "| `hints` | the three hints together, with their code | %d to %d |\n", PROSE_HINTS_MIN, PROSE_HINTS_MAX);
    buf_printf(out, "| `sentence` | a sentence of any of these; a colon and a semicolon end one | at most %d |\n\n",
               PROSE_SENTENCE_MAX);
    buf_printf(out,
               "The task, the debrief and the hints of a capstone may have %d words more, a hint for a failure %d. A text of %d words or more has a reading grade "
               "of at most %d (`grade`): that of Flesch and Kincaid (Kincaid, Fishburne, Rogers, Chissom 1975), "
               "0.39 times words a sentence, plus 11.8 times syllables a word, less 15.59; syllables are counted as groups "
               "of vowels. The program that a lesson opens with has at most %d lines (`opener`); blank lines, comments, "
               "lone braces, includes, the head of main, returns of 0 and 1 and the start and end of threads are not "
               "counted. A lesson takes at most %d minutes by its own word, an exercise that is no capstone %d "
               "(`minutes`). The third hint of an exercise whose answer is code shows a line with a gap, `____` (`hole`).\n\n"
               "A lesson or an exercise that has to be outside of one says so:\n\n"
               "```\nexceptions:\n  - bound: debrief\n    because: an accident is told whole or not at all\n```\n\n",
               PROSE_CAPSTONE_MORE, PROSE_CAPSTONE_HINT, PROSE_GRADE_WORDS, PROSE_GRADE_MAX, PROSE_OPENER_MAX,
               PROSE_LESSON_MINUTES, PROSE_EXERCISE_MINUTES);
}

void pack_keys_reference(struct buf *out)
{
    buf_cstr(out, intro);
    write_table(out, "Keys of course/course.yaml", manifest_keys);
    write_table(out, "Keys of course/misconceptions.yaml", misconception_file_keys);
    write_table(out, "Keys of course/references.yaml", reference_file_keys);
    write_table(out, "Keys of course/glossary.yaml", glossary_file_keys);
    write_table(out, "Keys of a lesson", lesson_keys);
    write_table(out, "Keys of an exercise", exercise_keys);
    write_bounds(out);
    buf_cstr(out, sections);
    const char *const *codes = pack_failure_codes();
    for (size_t i = 0; codes[i]; i++)
        buf_printf(out, "%s`%s`", i == 0 ? "" : i % 6 == 0 ? ",\n" : ", ", codes[i]);
    buf_cstr(out, ".\n\n## Problems\n\nWhat stands in brackets behind a message of `freehold pack check`.\n\n"
                  "| code | meaning |\n|---|---|\n");
    for (const struct pack_problem *p = pack_problems(); p->code; p++)
        buf_printf(out, "| `%s` | %s |\n", p->code, p->doc);
}
