/* pack/ - a pack: what instructors write, read into memory and checked.
 *
 *   pack.c      pack_open(): the manifest, what is not listed, printing
 *   items.c     the items that the manifest lists, in order; names and needs
 *   shelf.c     what lists need of an item at once, the rest of it when it is asked for
 *   exercise.c  one exercise's folder, one lesson's file
 *   variant.c   review variants beside an exercise; the placement inventory
 *   check.c     what must hold inside an exercise beyond its keys
 *   budgets.c   the same for budgets, and for what is to be refactored
 *   foresee.c   the same for questions about a picture and for lines to mark
 *   prose.c     all that a pack says in words; words, sentences, reading grade
 *   lists.c     misconceptions, references, glossary: what is named stands there, and the other way round
 *   hints.c     hints, and which failure one is for
 *   forecast.c  questions before the first run
 *   order.c     the pieces of an exercise about their order
 *   rules.c     what an answer's source must be
 *   tests.c     write-tests: the subject, the right implementation and the wrong ones
 *   keys.c      the one table of keys (path, type, required, range, message);
 *               loader, `pack check` and docs/PACK.md come from it
 *   codes.c     the names of problems, and what each means
 *   reference.c docs/PACK.md from these tables
 *   problems.c  files read with care, problems collected
 *   yaml.c      libfyaml to values with a position each; scalars stay text
 *   front.c     splits front matter from Markdown; fills structs by keys.c
 *   sections.c  the parts of a body: hints, debrief, bridges
 *   markdown.c  md4c to struct doc, with line numbers
 *   fence.c     what the fence of a picture says: its moment, its captions
 *   region.c    the editable part of an answer
 *   capstone.c  a capstone's folders: given files, solved ones, stages, dares
 *   bundle.c    several files as one text: the answer of a capstone
 *   load.h      what these share; nobody else includes it, but tests that make packs by hand
 *   archive.c   (later) packs as one file
 *
 * Neighbours: base below; progress, study, author, ui above. Knows nothing of
 * compiling or of learners. Pack text is hostile input: every string that
 * leaves this room is valid UTF-8 without control characters, every path
 * stays inside the pack.
 *
 * A pack is a folder with course/course.yaml, lessons/<unit>/<slug>.md and
 * exercises/<unit>/<slug>/exercise.md.
 *
 * Who proves a pack opens it whole. Who learns needs one item at a time: then opening reads the
 * manifest and a few keys of each item's front matter, and the first call of item_lesson(),
 * item_exercise(), pack_variant(), pack_placement() or of one that looks a word up reads what it
 * gives. It is read once, by a pack that is const to its users, and is the pack's from then on. */
#ifndef PACK_H
#define PACK_H

#include "base/base.h"

/* ---- Markdown, as blocks of spans -------------------------------------- */

enum span_style { SPAN_PLAIN, SPAN_CODE, SPAN_STRONG, SPAN_EMPHASIS, SPAN_LINK };
struct span {
    enum span_style style;
    struct str text; /* a single '\n' stands for a hard break */
    struct str href; /* SPAN_LINK only */
};
enum block_kind {
    BLOCK_PARAGRAPH, /* level is the depth of the lists it stands in, 0 outside */
    BLOCK_HEADING,   /* level 1-6 */
    BLOCK_ITEM,      /* list item; level is the depth from 0; number 0: bullet */
    BLOCK_QUOTE,
    BLOCK_CODE,      /* text holds the code, info the fence's info string; level as a paragraph's */
    BLOCK_RULE,
    BLOCK_ROW,       /* table row; spans of cells are parted by a span with text "\t";
                        level 1 for the head */
};
struct block {
    enum block_kind kind;
    int level;
    int number;         /* BLOCK_ITEM of an ordered list: its number */
    int line;           /* line of its first text in the file, from 1 */
    struct span *spans; /* in the doc's arena */
    size_t span_count;
    struct str text;    /* BLOCK_CODE: the code, ending in a newline */
    struct str info;    /* BLOCK_CODE: e.g. "c run" */
    const struct run_fence *run; /* of a fence `c run` or `c run=picture`; NULL otherwise */
    const struct picture_fence *picture; /* of a fence `c run=picture`; NULL otherwise. Its
                           captions are not in text */
};
struct doc { /* lives in the arena it was made in */
    struct block *blocks;
    size_t count;
};
/* Parses Markdown (CommonMark plus tables). first_line is where text starts in
 * its file. The result dies with the arena. */
struct doc doc_parse(struct arena *a, struct str text, int first_line);
/* True if the fence's info string has this word ("run", "run=picture"). */
bool block_has_word(const struct block *b, const char *word);
/* A fence of C that can be run: `c run` or `c run=picture`. */
bool block_runs(const struct block *b);

/* ---- moments of a run, and fences that are run ---------------------------- */

/* What a fence that is run says of its run. */
struct run_fence {
    struct str expect; /* `expect=CODE`: what is found; "" it must end clean */
    struct str faults; /* `fail=alloc1`, as attempt.faults: "f:alloc1"; "" no call fails */
    bool hides;        /* the order of threads that comes first goes well: only another shows it */
    struct str bad;    /* the first word that is not understood; "" none */
};

/* A moment, as authors name it. */
enum when_kind { WHEN_UNSAID, WHEN_LINE, WHEN_BEFORE, WHEN_STEP, WHEN_FINDING, WHEN_END };
struct when {
    enum when_kind kind;
    int line;      /* WHEN_LINE: the moment after it ran, WHEN_BEFORE: before; of the
                      program as shown */
    int visit;     /* ... for the n-th time, from 1 */
    int64_t step;  /* WHEN_STEP: what this step did is there */
};
struct caption {
    int line;      /* said when this line has just run; 0: before the first */
    int visit;     /* ... for the n-th time; 0: each time */
    struct doc text;
};
struct picture_fence {
    struct when when;      /* the moment it opens at; WHEN_UNSAID: the end */
    bool closed;           /* not before the learner asks for it */
    bool open;             /* texts, arrays and structs with all that is in them */
    int from, to;          /* play begins before and ends behind these lines; 0: the whole run */
    struct caption *captions;
    size_t caption_count;
    const int *file_lines; /* line n of text (from 1) is line file_lines[n - 1] of the file */
    int line_count;
};

/* ---- what a pack holds -------------------------------------------------- */

enum exercise_kind {
    EXERCISE_FIX,
    EXERCISE_FILL,
    EXERCISE_WRITE,
    EXERCISE_PREDICT_OUTPUT,
    EXERCISE_QUIZ,
    EXERCISE_PREDICT_PICTURE,
    EXERCISE_MARK_LINE,
    EXERCISE_SCHEDULE,
    EXERCISE_ORDER,       /* put given lines in order */
    EXERCISE_REFACTOR,    /* what works is to keep a budget or a rule as well */
    EXERCISE_WRITE_TESTS, /* tests that tell a right program from wrong ones */
    EXERCISE_CAPSTONE,    /* several files, several stages */
    EXERCISE_KINDS,
};
/* Kinds whose answer is a C program: fix, fill, write. */
bool exercise_writes(enum exercise_kind k);
/* Kinds about a program that the learner reads, program.c. */
bool exercise_reads(enum exercise_kind k);
/* Kinds whose program may have threads, and may say how they are tried. */
bool exercise_explores(enum exercise_kind k);
/* Kinds about what memory looks like while that runs. */
bool exercise_pictured(enum exercise_kind k);
const char *exercise_kind_name(enum exercise_kind k);  /* "predict-output", as in front matter */
const char *exercise_kind_title(enum exercise_kind k); /* "Predict the output" */

/* One run of the learner's program and what it must do. */
struct case_file {
    struct str name; /* as the program opens it */
    struct str text;
    int line;
};
struct test_case {
    struct str name;      /* shown to the learner; "" when there is just one */
    struct str *args;     /* argv[1..] */
    size_t arg_count;
    struct str input;     /* standard input */
    bool has_stdout;
    struct str want_stdout; /* exact text */
    struct str match;     /* pcre2 pattern that stdout must match; "" for none */
    int want_exit;        /* 0 unless said */
    struct str stops;     /* "assert": one of the learner's own must stop it; "" it ends by itself */
    int line;             /* where in exercise.md it is declared */
    struct case_file *files; /* there before the program starts */
    size_t file_count;
};

struct choice {
    struct doc text;
    struct str plain;    /* the same as one line of text */
    bool right;
    struct str believes; /* misconception tag; "" for right ones */
    struct doc because;
    int line;
};

/* predict-output: an answer that a believer of a misconception would give. */
struct prediction {
    struct str output;
    struct str believes;
    struct doc because;
    int line;
};

/* predict-picture: a wrong answer to a question worth an explanation. */
struct foresight {
    struct str answer;   /* a target, a value, or a thing that was marked wrongly */
    struct str believes;
    struct doc because;
    int line;
};
enum question_kind { QUESTION_POINTS, QUESTION_VALUE, QUESTION_LIVE };
struct question {
    struct when when;
    struct str function; /* whose variables the expression names; "" the innermost call's */
    enum question_kind kind;
    struct str points, value; /* expressions: "p", "v[1]", "list->next->len"; "" not this kind */
    struct str live;     /* which are asked about: "true" (all), "blocks", "variables" */
    struct doc ask;      /* the question in the author's words; may be empty */
    struct doc because;  /* shown with the real picture; may be empty */
    struct foresight *predictions;
    size_t prediction_count;
    int at_line, visit;  /* keys line, visit, end: when says the same */
    bool at_end;
    int line;            /* where in exercise.md it is declared */
};

/* Kinds whose start is run: a question before that, answered by the machine. */
enum forecast_about { FORECAST_OUTPUT, FORECAST_FINDING, FORECAST_EXIT, FORECAST_LEAKS };
struct forecast {
    struct doc ask;
    struct str about_word;  /* key `about`; about says the same */
    enum forecast_about about;
    int in_case;            /* whose run; from 1, 0: the first */
    struct foresight *choices; /* wrong ones; none: the learner types the answer */
    size_t choice_count;
    int line;
};
enum { FORECASTS_MAX = 3 };

/* mark-line: which place of the finding is to be marked. */
enum mark_kind { MARK_AT, MARK_MADE, MARK_FREED, MARK_LOST };
struct mark_belief { /* a line that is wrong, and why someone marks it */
    int at;              /* line of program.c */
    struct str believes; /* may be "" */
    struct doc because;
    int line;
};

/* order: a line that belongs nowhere, as its author writes it. */
struct distractor {
    struct str text;
    struct str believes; /* may be "" */
    struct doc because;
    int line;
};
/* order: what is moved: one line of the solution, several that stay together, or a distractor. */
struct piece {
    struct str text;     /* its lines, each without indentation and with a newline */
    int lines;
    bool distractor;
    struct str believes; /* of a distractor; may be "" */
    struct doc because;
    int line;            /* of solution.c, of a distractor: of exercise.md */
};
enum { PIECES_MAX = 14 };

/* wrong/NAME.c: first line is "// caught-by: CODE". schedule: wrong/NAME.schedule, which
 * says no code; behind the order may stand why it goes well. capstone: the folder wrong/NAME/, whose file caught-by says "STAGE: CODE". */
struct wrong_answer {
    struct str name;      /* "off-by-one.c" */
    struct str path;      /* for messages */
    struct str text;      /* whole file, that first line included; capstone: a bundle;
                             schedule: its first line, the order */
    struct doc because;   /* schedule: told to whom an order like it goes well; may be empty */
    struct str caught_by; /* one code: wrong-output, leak, double-free, ... */
    struct str stage;     /* capstone: id of the stage that catches it */
    int line;             /* of the caught-by comment; 0 when there is none */
};

/* capstone: the folder also/NAME/, a solution that goes another way and is as right. */
struct further_solution {
    struct str name;      /* "table-driven" */
    struct str text;      /* a bundle */
};

/* capstone: one of its files, as in the folder files/. */
struct capstone_file {
    struct str name;      /* "ring.c"; no folder in it */
    struct str text;      /* as given */
    struct str solution;  /* of one that is edited: as in solution/; else the same as text */
    bool edits;           /* the learner's to change */
    bool header;          /* "ring.h": reached by #include only */
    bool tests;           /* the learner's tests: compiled for stages of part tests only */
};
struct stage; /* defined behind struct exercise, which it contains */

/* write-tests: mutants/NAME.c, an implementation that tests must reject. */
enum { TESTS_MUTANTS = 48 };
struct tests_mutant {
    struct str name;      /* "off-by-one.c"; never shown to a learner */
    struct str path;      /* for messages */
    struct str text;      /* whole file */
    struct str behaves;   /* how it misbehaves, as a user would see it; no full stop */
};

/* A mutant of the solution that is the same program in other words. */
struct equivalent {
    struct str mutant;    /* "12: `i < n` made `i != n`": its line and what is changed */
    struct str because;
    int line;             /* where in exercise.md it is declared */
};
/* What an answer's source must be, whatever it does when it runs. In the form of front matter
 * each entry has one key; rules.c makes one rule of each name that it has. */
enum rule_way {
    RULE_WAY_MUST_CALL, RULE_WAY_MUST_NOT_CALL, RULE_WAY_MUST_USE, RULE_WAY_MUST_NOT_USE,
    RULE_WAY_MUST_DECLARE, RULE_WAY_REQUIRES, RULE_WAY_CHECK_RESULTS, RULE_WAY_MUST_MATCH,
    RULE_WAY_MUST_NOT_MATCH, RULE_WAY_MOST_LINES, RULE_WAY_MOST_STATEMENTS, RULE_WAY_NO_MALLOC_CAST,
    RULE_WAY_NO_BARE_UNLOCK, RULE_WAY_NO_EXIT, RULE_WAYS,
};
struct rule {
    enum rule_way way;
    struct str what;      /* a function, a construct's word or "type NAME", a declaration, a pattern */
    int number;           /* lines, statements */
    struct str because;   /* one line, told to who breaks it; may be "" */
    struct str name;      /* as shown: "must-not-call strcpy" */
    int line;             /* where in exercise.md it is declared */
};
struct rule_entry {       /* as written; for pack/ alone */
    struct str texts[RULE_WAY_MUST_NOT_MATCH + 1];
    int most_lines, most_statements;
    bool no_malloc_cast, no_bare_unlock, no_exit;
    struct doc because;
    int line;
};

/* What an answer may use, once all else is right. */
struct budget {
    struct str measure;   /* one of pack_measures() */
    int64_t at_most;
    struct str case_name; /* "": each case must keep it */
    int case_index;       /* -1: each */
    int line;
};

struct limits { /* of one run; 0: the judge's default */
    int64_t steps, stack_bytes;
    int64_t cpu_ms;
    int64_t heap_bytes;
    int64_t output_bytes;
};

/* After each change of a file the machine stops, and the program starts once more on what the disk
 * holds then. */
struct crash {
    struct str disk;     /* "ordered", "synced"; "" is ordered */
    struct str *recover; /* its arguments then; its standard input is what it had printed */
    size_t recover_count;
};

/* A bound that an item is outside of on purpose. */
struct exception {
    struct str bound;   /* one of author/reading.c: "debrief", "sentence" */
    struct str because;
    int line;
};

struct bridge {
    struct str track; /* track id */
    struct doc text;
};

/* What an exercise is there for. */
enum exercise_use {
    USE_TAUGHT,    /* an item of a unit */
    USE_REVIEW,   /* for review: variant-NAME.md beside an exercise, at most 90 seconds */
    USE_PLACEMENT, /* of the placement inventory: exercises/placement/SLUG/ */
};
/* Kinds that a variant may have: done within 90 seconds. */
bool exercise_reviews(enum exercise_kind k);
/* Kinds of the placement inventory: answered once, and then told nothing. */
bool exercise_places(enum exercise_kind k);

/* `## Hint 1: leak`: a hint for those whose first failing check is this. */
struct fitted_hint {
    int level;           /* 1 to 3 */
    struct str fits;     /* as it is written: "leak", "case empty list", "stage recover" */
    struct str code;     /* a failure's; "" if it is for a case or a stage */
    struct str stage;    /* of a capstone: its id */
    struct str case_name;
    struct doc text;
    int line;            /* of its heading */
};

#define REFERENCE_UNKNOWN UINT64_MAX

struct exercise {
    struct str id;      /* stable for ever: [a-z0-9-]+, unique in the pack */
    struct str slug;    /* folder name; of a variant its id */
    enum exercise_use use;
    struct str unit;    /* unit id */
    struct str title;
    enum exercise_kind kind;
    struct str idea;    /* the one concept */
    struct str refutes; /* misconception tag; may be "" */
    struct str *needs;  /* slugs of exercises before */
    size_t need_count;
    struct str *confusable; /* slugs of exercises whose ideas are easily taken for this one's */
    size_t confusable_count;
    struct str *refs;
    size_t ref_count;
    int minutes;        /* expected time */
    struct str start_fails; /* `start:` key; code for which the start must fail:
                               wrong-output, compile-error, leak, double-free ... */
    struct doc task;
    struct bridge *bridges;
    size_t bridge_count;
    struct doc hints[3];
    size_t hint_count;
    struct fitted_hint *fitted; /* beside those; at most one of a level for a failure */
    size_t fitted_count;
    struct doc debrief;
    struct exception *exceptions;
    size_t exception_count;

    struct str fails;   /* schedule: the failure to be reached; "" whatever is found */
    bool hides;         /* schedule: nothing fails if threads are left to themselves */
    struct str faults;  /* of a fence: its run_fence.faults; "" of an exercise */
    int64_t schedules;  /* orders of threads that are tried at most; 0: JUDGE_SCHEDULES */
    bool weak;          /* loads of atomic objects may read older stores */

    /* Kinds that run: each call of these kinds that the answer makes fails once, in a run of its
     * own, and that run must be in order. Calls of harness.c do not fail. */
    struct str *sweep;  /* words of sweep_classes() of judge.h, but crash; none: nothing fails */
    size_t sweep_count;
    bool pairs;         /* and each two of them */
    struct crash crash;
    bool has_crash;
    struct str contracts; /* "checked", "whole", "off"; "": as checked if <ownership.h> is included */

    /* schedule: start.c, shown and run, and solution.schedule, which may be "": then it is
     * found by trying. order: solution.c. fix, fill, write: start.c, solution.c, optional harness.c (compiled
     * together with the answer; it may hold main). predict-output,
     * predict-picture, mark-line: program.c, shown and run. quiz: none; the task
     * may hold fences. */
    struct str start, solution, harness, program;
    struct wrong_answer *wrong;
    size_t wrong_count;
    struct test_case *cases; /* at least one for kinds that run */
    size_t case_count;
    struct limits limits;
    struct str subject, reference; /* write-tests: subject.h, and what implements it rightly */
    struct tests_mutant *mutants;
    size_t mutant_count;
    int kill;           /* write-tests: how many of them tests must reject */
    struct str tests_file; /* of a stage of a capstone: the one of files that holds the tests. What they
                           test are the others, as solved; each mutant is a bundle then */
    struct equivalent *equivalents; /* kinds that run */
    size_t equivalent_count;
    struct str *introduces;  /* as of a lesson: its task explains them */
    size_t introduce_count;
    struct rule *rules;      /* of kinds that run */
    size_t rule_count;
    struct rule_entry *rule_entries; /* what they were made of */
    size_t rule_entry_count;
    struct budget *budgets;  /* kinds that run */
    size_t budget_count;
    uint64_t *references;    /* one for each budget: what solution.c uses, once study/ has judged
                                it; REFERENCE_UNKNOWN before. A note, not a part of the pack */
    struct choice *choices;  /* quiz */
    size_t choice_count;
    struct prediction *predictions; /* predict-output */
    size_t prediction_count;
    struct question *questions; /* predict-picture */
    size_t question_count;
    struct str finding;      /* predict-picture, mark-line: what program.c shows; "" for
                                predict-picture: nothing, for mark-line: whatever is found first */
    struct str mark_word;    /* mark-line: key `mark`; mark says the same */
    enum mark_kind mark;
    struct mark_belief *marks;
    size_t mark_count;

    /* capstone, and each of its stages: the files that make the program. start and solution
     * are bundles of those that are edited (bundle.c). */
    struct capstone_file *files;
    size_t file_count;
    struct str *edits;       /* names of those that the learner changes */
    size_t edit_count;
    struct stage *stages;    /* in order; of one that is a stage: none */
    size_t stage_count;
    struct stage *dares;     /* for who has passed: a badge each */
    size_t dare_count;
    struct further_solution *further; /* as wrong: for who proves the pack */
    size_t further_count;
    int pass;                /* points of 100 that pass; 0: PASS_MARK */
    struct forecast *forecasts; /* asked before the start is run for the first time */
    size_t forecast_count;
    struct str *glued;       /* order: lines that stay together, as the author wrote them */
    size_t glued_count;
    struct distractor *distractors;
    size_t distractor_count;
    bool repeats;            /* several pieces may be the same */
    struct piece *pieces;    /* order: those of the solution in its order, then distractors;
                                at most PIECES_MAX. start is derived from solution */
    size_t piece_count;

    struct str path;    /* of exercise.md or variant-NAME.md, relative to the pack's root */
    struct str dir;     /* of the folder with its code, the same; of a variant variant-NAME/,
                           which need not be there */
};

/* capstone: a stage, or a dare. What is run and checked is an exercise of its own, of kind
 * write or write-tests, over all files of the capstone; those who judge and grade need know
 * no more. It must stand first: keys.c fills both by the same offsets. */
enum stage_part { PART_CORE, PART_SWEEP, PART_BUDGET, PART_TESTS, STAGE_PARTS };
struct stage {
    struct exercise as;   /* id, title, task, cases ...; harness is that of harness_name */
    struct str harness_name; /* in the folder harness/; "" none */
    struct str part_word; /* key `part`; part says the same */
    enum stage_part part;
    int points;           /* of 100; of a dare 0 */
    struct str badge;     /* of a dare; as its title unless said */
    struct str tests;     /* part tests: the file of the learner's tests */
    struct str solution;  /* dare: a bundle that meets it, with files of dares/ID/; else "" */
    bool dare;
    int line;             /* where in exercise.md it is declared */
};
enum { PASS_MARK = 70, CAPSTONE_FILES = 32, CAPSTONE_STAGES = 16, CAPSTONE_DARES = 8 };
const char *stage_part_name(enum stage_part p);  /* "core" */
const char *stage_part_title(enum stage_part p); /* "Core behaviour" */
/* The file of this name; NULL: none. */
const struct capstone_file *capstone_file(const struct exercise *ex, struct str name);

struct lesson {
    struct str id, slug, unit, title;
    struct str idea;
    int minutes;
    struct str *introduces; /* constructs of C and functions of the library that it explains */
    size_t introduce_count;
    struct doc body;
    struct exception *exceptions;
    size_t exception_count;
    struct bridge *bridges;
    size_t bridge_count;
    struct str path;
};

/* A place in the course: a lesson or an exercise. What lists need of it is here from the start. */
struct item {
    bool lesson;        /* else an exercise */
    struct str id;      /* stable for ever, unique in the pack */
    struct str slug;    /* its file's or folder's name; of a variant its id */
    struct str title, idea;
    int minutes;
    enum exercise_kind kind; /* of a lesson EXERCISE_KINDS, which is none */
    struct str refutes; /* these are empty for lessons; see struct exercise */
    struct str *needs, *confusable;
    size_t need_count, confusable_count;
    struct str start_fails, finding, fails; /* of kind order nothing: all of them fail for the same */
    size_t unit;  /* index into pack.units */
    size_t index; /* index into pack.items; of an extra: pack.item_count and up */
    const struct item *of; /* of a variant: the item that it is a variant of; else NULL */
    size_t variant_count;  /* of those that can be asked for with pack_variant() */
    bool optional; /* offered in its place, and nothing waits for it: no gate, no count of what is done */
    struct shelf *shelf;   /* pack/'s own: where the rest of it is */
};
/* All of it, read from its files at the first call; NULL: it is the other. Borrowed from the pack. */
const struct lesson *item_lesson(const struct item *it);
const struct exercise *item_exercise(const struct item *it);
/* How many errors its own files have, which are read for it, and the first; NULL: there is none. */
size_t item_errors(const struct item *it, const struct diag **ret_first);
/* Is it none of the course's own items, but a variant or one of the placement inventory? */
bool item_extra(const struct item *it);
struct str item_id(const struct item *it);
struct str item_title(const struct item *it);

struct unit {
    struct str id;      /* "01-boxes" */
    struct str title;
    struct str summary;
    size_t first, count; /* its slice of pack.items */
    size_t core;         /* how many of them are not optional */
};

struct track {
    struct str id;    /* "python" */
    struct str title; /* "Python or JavaScript" */
    struct str note;  /* what this course is for someone from there */
};

/* One question of the placement inventory, and the one that asks the same afterwards. */
struct placement {
    size_t unit;                    /* index into pack.units: what it tells about */
    const struct item *pre, *post;  /* extras; NULL: its files have errors */
};

/* What some learners believe that is not so. */
struct misconception {
    struct str tag;
    struct str believes; /* what they would say, one sentence */
    struct str *also;    /* tags of before, which events may still have */
    size_t also_count;
    int line;
};
/* What `refs` of an exercise may name. */
struct reference {
    struct str ref;      /* "MEM30-C" */
    struct str title;
    struct str where;    /* where it can be read */
    int line;
};

/* A word of the course. */
struct glossed {
    struct str term;
    struct str *forms;   /* as it stands in texts beside that: plurals */
    size_t form_count;
    struct doc means;
    struct str lesson;   /* the slug of the one that introduces it */
    const struct item *at; /* the same; NULL: there is no such lesson */
    int line;
};

struct pack {
    struct arena arena; /* everything below lives here */
    struct str root;    /* path of its folder */
    struct str id;      /* [a-z0-9-]+ */
    struct str title;
    struct str summary;
    struct str authors;
    struct str *assumes;    /* constructs and functions that learners know from the start */
    size_t assume_count;
    struct track *tracks;
    size_t track_count;
    struct unit *units;
    size_t unit_count;
    struct item *items; /* in course order */
    size_t item_count;
    size_t core_count;  /* how many items are not optional */
    size_t exercise_count, lesson_count; /* how many of them are */
    size_t extra_count; /* pack_extra(): variants in course order, then the placement inventory */
    size_t placement_count; /* pack_placement() */
    size_t *inventory_after; /* units, by index, behind which the inventory comes again */
    size_t inventory_count;
    bool gates_locked; /* a unit may not be begun before its gate is open; else that is advice */
    struct str spelling; /* the dictionary that it is spelt by, "en_GB"; "": it is not looked at */
    bool bounds_checked; /* lengths and reading grades are */
    int variants; /* each exercise is to have as many for review; 0: nothing is asked for */

    struct diag *diags; /* every problem found when it was opened, sorted by place */
    size_t diag_count;
    size_t error_count; /* how many of them are errors */
    struct loader *loader; /* pack/'s own: how the rest is read */
};

void pack_free(struct pack *p); /* NULL is fine */
/* Reads the whole pack at root. Problems in its text are in p->diags (an item
 * that has errors is still listed if it can be shown at all); NULL only when
 * there is no manifest to read, described in *reterr. */
OWNED(pack_free) struct pack *pack_open(const char *root, struct error *reterr);
/* The same for who learns: the manifest, and of each item what lists need. Diags are of the
 * manifest and of items that cannot be listed; what else is wrong with an item is found when it is
 * read, and what items say of each other is not looked at. Answers that an exercise is proved by
 * (exercise.wrong, further) are never read. */
OWNED(pack_free) struct pack *pack_open_to_learn(const char *root, struct error *reterr);
/* By id or slug; NULL when there is none. Borrowed from the pack. */
const struct item *pack_item(const struct pack *p, struct str id_or_slug);
/* The i-th variant or item of the placement inventory, by its index less pack.item_count. NULL:
 * it cannot be shown; not in a pack that was read whole. */
const struct item *pack_extra(const struct pack *p, size_t i);
/* By its id; NULL: there is none. Reads all. */
const struct item *pack_find_extra(const struct pack *p, struct str id);
/* The i-th variant of a course's item, by name, as an extra. NULL: there is none, it cannot be shown. */
const struct item *pack_variant(const struct pack *p, const struct item *it, size_t i);
/* The i-th question of the inventory. */
struct placement pack_placement(const struct pack *p, size_t i);
/* The lists beside the manifest, as they stand there; none: tags are just tags. */
const struct misconception *pack_misconceptions(const struct pack *p, size_t *ret_count);
const struct reference *pack_references(const struct pack *p, size_t *ret_count);
const struct glossed *pack_terms(const struct pack *p, size_t *ret_count);
struct str pack_words(const struct pack *p); /* course/words.txt: words beside the dictionary's, one a line */
/* By its tag or a tag of before; NULL: the pack does not say what it is. */
const struct misconception *pack_misconception(const struct pack *p, struct str tag);
/* The tag of today for any tag. */
struct str pack_tag(const struct pack *p, struct str tag);
const struct reference *pack_reference(const struct pack *p, struct str ref); /* NULL: unknown */
const struct glossed *pack_term(const struct pack *p, struct str word);          /* or one of its forms; NULL */
/* The words of texts, small, one blank between any two and around all: what terms are looked for in. */
void prose_plain(struct buf *out, const struct doc *d);
bool glossed_occurs(const struct glossed *t, struct str plain);
const struct track *pack_track(const struct pack *p, struct str id);
/* Prints all diags with the line and a caret; reads the files again for it. */
void pack_print_diags(const struct pack *p, struct buf *out);
/* The same for one diag, whose file is relative to the pack's root. */
void pack_print_diag(const struct pack *p, const struct diag *d, struct buf *out);
/* The problems that pack/ and author/ report: a stable code and what it means, as
 * Markdown. The list ends with a NULL code. */
struct pack_problem { const char *code, *doc; };
const struct pack_problem *pack_problems(void);
const char *pack_problem_doc(const char *code); /* NULL: no such code */
/* The codes that `start:` and `caught-by:` may name; NULL-ended. */
const char *const *pack_failure_codes(void);
/* The measures that a budget may name; NULL-ended. They are the judge's. */
const char *const *pack_measures(void);
/* The reference page of all keys, as Markdown (docs/PACK.md is this). */
void pack_keys_reference(struct buf *out);

/* ---- several files as one text ------------------------------------------- */

/* A bundle is text: before each file a line
 *     //// FILE name.c
 * and behind it the file. A line of a file that could be taken for one has a slash more in
 * the bundle; of a file without a newline at its end the line says ` without newline`. So
 * what is joined is split into the same, whatever it is. */
struct bundle_file { struct str name, text; };
struct bundle { struct bundle_file *files; size_t count; };
void bundle_add(struct buf *out, struct str name, struct str text);
/* Any text is a bundle: what stands before the first such line, files whose name is none,
 * and a second file of a name are left out. Lives in a, and borrows from text. */
struct bundle bundle_split(struct arena *a, struct str text);
/* Its text; NULL: there is no such file. Borrowed. */
const struct str *bundle_find(const struct bundle *b, struct str name);
/* Letters, digits, `_` and `-`, then ".c" or ".h"; at most 64 bytes. */
bool bundle_name_valid(struct str name);

/* ---- prose.c: all that a pack says in words -------------------------------- */

enum prose_part {
    PROSE_LESSON, PROSE_TASK, PROSE_STAGE, PROSE_HINT, PROSE_FITTED, PROSE_DEBRIEF, PROSE_BRIDGE,
    PROSE_CHOICE, PROSE_ASK, PROSE_BECAUSE, PROSE_CAPTION, PROSE_TERM,
    PROSE_LINE, /* a title, a summary */
    PROSE_NOTE, /* for authors, or told as a part of something */
};
struct prose_piece {
    enum prose_part part;
    const struct doc *doc;
    struct str path;                 /* the file that it stands in ... */
    int line;                        /* ... at this line or behind it */
    int level;                       /* of a hint */
    const struct item *item;         /* NULL: of the course as a whole */
    const struct lesson *lesson;     /* it or the other is what it belongs to; NULL */
    const struct exercise *exercise;
};
typedef void prose_fn(void *ctx, const struct prose_piece *piece); /* which dies with the call */
void prose_of_item(const struct item *it, prose_fn *fn, void *ctx);
void prose_of_pack(const struct pack *p, prose_fn *fn, void *ctx);
/* The next word of a text from *at on, which moves behind it; what has digits or underscores in it
 * is one, too. False: there is none. */
bool prose_word(struct str text, size_t *at, struct str *ret);
struct prose_size { int words, sentences, syllables; }; /* what stands in backquotes is a word of one */
struct prose_size prose_measure(const struct doc *d);
int prose_syllables(struct str word);
/* Flesch-Kincaid grade level. */
double prose_grade(struct prose_size s);
/* How many words a text may have; ended by a NULL bound. author/reading.c looks at them. */
struct prose_bound {
    enum prose_part part;
    bool variant;       /* of variants only; else of all others */
    int min, max;
    const char *bound, *what, *advice;
};
extern const struct prose_bound prose_bounds[];
enum {
    PROSE_LESSON_MINUTES = 15, PROSE_EXERCISE_MINUTES = 12, /* not of a capstone */
    PROSE_GRADE_MAX = 5, PROSE_GRADE_WORDS = 100, /* of a text with so many words or more */
    PROSE_SENTENCE_MAX = 30, PROSE_OPENER_MAX = 12, /* words; lines */
    PROSE_HINTS_MIN = 40, PROSE_HINTS_MAX = 160, PROSE_CAPSTONE_MORE = 100, PROSE_CAPSTONE_HINT = 20,
};

/* ---- the editable region ------------------------------------------------ */

#define REGION_BEGIN "// --- your code starts here ---"
#define REGION_END   "// --- your code ends here ---"
/* Lines of an answer that the learner may change, from 0, last one excluded.
 * Without markers all lines are theirs. */
struct region {
    bool limited;
    int first, end;
};
struct region region_find(struct str text);
/* True if answer keeps every line of start outside the region as it was;
 * otherwise *ret_line is the first line (from 1) that was changed. */
bool region_kept(struct str start, struct str answer, int *ret_line);

/* The text of the region: whole lines, borrowed. */
struct str region_lines(struct str text);
/* order: is a line of a region, or a part of a piece? Not if it is blank or all comment.
 * *ret: without its indentation. */
bool piece_line(struct str line, struct str *ret);

#endif
