/* The one table of keys: what may stand in course.yaml and in the front matter
 * of lessons and exercises. The loader fills structs by it, `pack check` words
 * its messages by it, and docs/PACK.md is printed from it, so the three cannot
 * disagree. To add a key: a field in pack.h, a line here, and a test. */
#include "pack/load.h"

#include <string.h>

#define TEXT_MAX 65536
#define LINE_MAX_BYTES 200
#define ID_EXPECT "lower-case letters, digits and hyphens, at most 64"

/* `FIELD(struct, member)` is where a value goes; `LIST` the same for lists,
 * whose length goes to a second member. */
#define FIELD(s, m) .offset = offsetof(s, m), .seen_offset = NO_FIELD, .line_offset = NO_FIELD
#define LIST(s, m, n) FIELD(s, m), .count_offset = offsetof(s, n)
/* A list of structs that remember their line in the file. */
#define LINES_OF(s, m, n, element) .offset = offsetof(s, m), .count_offset = offsetof(s, n), \
    .seen_offset = NO_FIELD, .size = sizeof(element), .line_offset = offsetof(element, line)
#define A_LINE .type = KEY_LINE, .min = 1, .max = LINE_MAX_BYTES, \
               .expect = "one line of at most 200 bytes"
#define AN_ID .type = KEY_ID, .expect = ID_EXPECT

static const struct key track_keys[] = {
    {"id", AN_ID, .required = true, FIELD(struct track, id),
     .doc = "Names the track; `## Bridge: ID` sections refer to it."},
    {"title", A_LINE, .required = true, FIELD(struct track, title),
     .doc = "Shown when Freehold asks where the learner comes from."},
    {"note", .type = KEY_TEXT, .max = 2000, .expect = "at most 2000 bytes",
     FIELD(struct track, note),
     .doc = "What this course is for someone from there."},
    {0},
};

static const struct key entry_keys[] = {
    {"lesson", AN_ID, FIELD(struct item_entry, lesson),
     .doc = "Slug of a lesson: `lessons/UNIT/SLUG.md`."},
    {"exercise", AN_ID, FIELD(struct item_entry, exercise),
     .doc = "Slug of an exercise: the folder `exercises/UNIT/SLUG/`."},
    {"optional", .type = KEY_BOOL, .expect = "true or false", FIELD(struct item_entry, optional),
     .doc = "`true`: learners are offered it in its place and may pass it over. No gate and no test of a unit "
            "waits for it, and it is not counted in what is done of a unit; nothing that is not optional may "
            "need it."},
    {0},
};

static const struct key unit_keys[] = {
    {"id", AN_ID, .required = true, FIELD(struct unit_entry, id),
     .doc = "Also the folder's name under `lessons/` and `exercises/`."},
    {"title", A_LINE, .required = true, FIELD(struct unit_entry, title),
     .doc = "Shown on the course map."},
    {"summary", .type = KEY_TEXT, .max = 2000, .expect = "at most 2000 bytes",
     FIELD(struct unit_entry, summary), .doc = "One or two sentences under the title."},
    {"items", .type = KEY_MAPS, .required = true, .min = 1, .max = 500,
     LINES_OF(struct unit_entry, items, item_count, struct item_entry), .children = entry_keys,
     .expect = "a list of `lesson: SLUG` and `exercise: SLUG`",
     .doc = "Lessons and exercises in the order in which they are taken; each entry names exactly one."},
    {0},
};
static const struct key placement_keys[] = {
    {"exercise", AN_ID, .required = true, FIELD(struct placement_entry, exercise),
     .doc = "Slug of the question asked before the course: the folder `exercises/placement/SLUG/`."},
    {"parallel", AN_ID, .required = true, FIELD(struct placement_entry, parallel),
     .doc = "Slug of another of the same kind about the same idea, asked after it; it lies there, too."},
    {"unit", AN_ID, .required = true, FIELD(struct placement_entry, unit),
     .doc = "The unit that it tells about."},
    {0},
};

static const char *const language_names[] = {"en_GB", "en_US", NULL}, *const checked_names[] = {"checked", NULL};
static const char *const gate_names[] = {"advice", "locked", NULL};
#define SOME_WORDS .type = KEY_LINES, .min = 1, .max = 200, \
                   .expect = "a list of constructs and functions, such as [for, malloc]"
const struct key manifest_keys[] = {
    {"format", .type = KEY_NUMBER, .required = true, .min = 1, .max = 1,
     .expect = "1, the version of the format that this Freehold reads",
     FIELD(struct manifest, format),
     .doc = "Version of this format."},
    {"id", AN_ID, .required = true, FIELD(struct manifest, id),
     .doc = "Names the pack in progress files. Stable for ever."},
    {"title", A_LINE, .required = true, FIELD(struct manifest, title), .doc = "The course's name."},
    {"summary", .type = KEY_TEXT, .max = 2000, .expect = "at most 2000 bytes",
     FIELD(struct manifest, summary), .doc = "What the course is about."},
    {"authors", A_LINE, FIELD(struct manifest, authors), .doc = "Who wrote it."},
    {"assumes", SOME_WORDS, LIST(struct manifest, assumes, assume_count),
     .doc = "Constructs of C (the words of docs/RULES.md) and functions of the library that every learner "
            "knows from the start. See `introduces` of lessons."},
    {"tracks", .type = KEY_MAPS, .min = 1, .max = 20, LIST(struct manifest, tracks, track_count),
     .children = track_keys, .size = sizeof(struct track),
     .expect = "a list of tracks, each with id and title",
     .doc = "Where learners come from. Without tracks Freehold does not ask."},
    {"units", .type = KEY_MAPS, .required = true, .min = 1, .max = 100,
     LINES_OF(struct manifest, units, unit_count, struct unit_entry), .children = unit_keys,
     .expect = "a list of units, each with id, title and items", .doc = "The units in order."},
    {"placement", .type = KEY_MAPS, .min = 1, .max = 16,
     LINES_OF(struct manifest, placement, placement_count, struct placement_entry),
     .children = placement_keys, .expect = "a list of at most 16 entries",
     .doc = "The placement inventory: questions of several units, answered before the course and, in "
            "their parallel forms, after it, without a word about right or wrong in between."},
    {"inventory-after", .type = KEY_IDS, .min = 1, .max = 20,
     LIST(struct manifest, inventory_after, inventory_count),
     .expect = "a list of ids of units",
     .doc = "Units after which the inventory is offered once more, with at most twelve questions about what "
            "has been taught by then."},
    {"gates", .type = KEY_ID, .values = gate_names, .expect = "advice or locked",
     FIELD(struct manifest, gates),
     .doc = "What it means that a unit's gate is shut (less than 80 % of the unit before it passed, or "
            "something that it needs fragile): `advice`, which is shown and stops nobody, or `locked`."},
    {"spelling", .type = KEY_ID, .values = language_names, .expect = "en_GB or en_US",
     FIELD(struct manifest, spelling),
     .doc = "The dictionary that all texts are spelt by. `pack check` asks hunspell about each word that "
            "course/words.txt, one word a line, does not have. Without this key nothing is spelt."},
    {"bounds", .type = KEY_ID, .values = checked_names, .expect = "checked", FIELD(struct manifest, bounds),
     .doc = "`checked`: texts are neither longer nor harder to read than the bounds below, but for `exceptions`."},
    {"variants", .type = KEY_NUMBER, .min = 1, .max = 20, .expect = "a whole number from 1 to 20",
     FIELD(struct manifest, variants),
     .doc = "`pack check` warns of each exercise that has fewer variants for review than this."},
    {0},
};

static const struct key misconception_keys[] = {
    {"tag", AN_ID, .required = true, FIELD(struct misconception, tag),
     .doc = "What `refutes` and `believes` name. Stable: progress files remember it."},
    {"believes", .type = KEY_LINE, .required = true, .min = 1, .max = 120, .expect = "one line of at most 120 bytes",
     FIELD(struct misconception, believes),
     .doc = "The sentence that a believer would say. Reports and the screen show it in place of the tag."},
    {"also", .type = KEY_IDS, .min = 1, .max = 40, LIST(struct misconception, also, also_count),
     .expect = "a list of tags",
     .doc = "Tags that it had before, or that were made one with it: what was recorded under them counts for it."},
    {0},
};
const struct key misconception_file_keys[] = {
    {"misconceptions", .type = KEY_MAPS, .required = true, .min = 1, .max = 2000,
     LINES_OF(struct lists, misconceptions, misconception_count, struct misconception),
     .children = misconception_keys, .expect = "a list of entries, each with tag and believes",
     .doc = "If the file is there, each tag of the pack is in it, and each of its entries is used."},
    {0},
};
static const struct key reference_keys[] = {
    {"ref", A_LINE, .required = true, FIELD(struct reference, ref), .doc = "What `refs` names."},
    {"title", A_LINE, .required = true, FIELD(struct reference, title),
     .doc = "Its own title, or what it is about; shown with the debrief."},
    {"where", .type = KEY_LINE, .required = true, .min = 1, .max = 300, .expect = "one line of at most 300 bytes",
     FIELD(struct reference, where), .doc = "Where it can be read: an address, or the words that find the book."},
    {0},
};
const struct key reference_file_keys[] = {
    {"references", .type = KEY_MAPS, .required = true, .min = 1, .max = 2000,
     LINES_OF(struct lists, references, reference_count, struct reference), .children = reference_keys,
     .expect = "a list of entries, each with ref, title and where",
     .doc = "If the file is there, each of `refs` is in it, and each of its entries is used."},
    {0},
};

static const char *const bound_names[] = {"lesson", "opener", "task", "hint", "hints", "hole", "debrief", "bridge",
                                          "choice", "ask", "because", "caption", "sentence", "grade", "minutes", NULL};
static const struct key exception_keys[] = {
    {"bound", .type = KEY_ID, .required = true, .values = bound_names,
     .expect = "lesson, opener, task, hint, hints, hole, debrief, bridge, choice, ask, because, caption, sentence, grade or minutes",
     FIELD(struct exception, bound), .doc = "Which."},
    {"because", A_LINE, .required = true, FIELD(struct exception, because), .doc = "Why this item needs it."},
    {0},
};
#define EXCEPTIONS(s) {"exceptions", .type = KEY_MAPS, .min = 1, .max = 8, \
                       LINES_OF(s, exceptions, exception_count, struct exception), .children = exception_keys, \
                       .expect = "a list of entries, each with bound and because", \
                       .doc = "Bounds of texts (`bounds` of the manifest) that this one is outside of on purpose."}

static const struct key term_keys[] = {
    {"term", A_LINE, .required = true, FIELD(struct glossed, term), .doc = "The word."},
    {"forms", .type = KEY_LINES, .min = 1, .max = 20, LIST(struct glossed, forms, form_count),
     .expect = "a list of words", .doc = "Other forms by which it is found in texts, such as its plural."},
    {"lesson", AN_ID, .required = true, FIELD(struct glossed, lesson),
     .doc = "Slug of the lesson that introduces it. The word, or one of its forms, stands there."},
    {"means", .type = KEY_MARKDOWN, .required = true, .min = 1, .max = 1000, .expect = "text, at most 60 words",
     FIELD(struct glossed, means), .doc = "What it means, in at most 60 words."},
    {0},
};
const struct key glossary_file_keys[] = {
    {"glossary", .type = KEY_MAPS, .required = true, .min = 1, .max = 500,
     LINES_OF(struct lists, terms, term_count, struct glossed), .children = term_keys,
     .expect = "a list of entries, each with term, lesson and means",
     .doc = "What the words of the course mean. Learners open it from any lesson or task, where the words of that "
            "come first, and with `freehold explain WORD`."},
    {0},
};

#define MINUTES(s) {"minutes", .type = KEY_NUMBER, .min = 1, .max = 600, \
                    .expect = "a whole number from 1 to 600", FIELD(s, minutes), \
                    .doc = "How long it takes a learner who meets the idea for the first time."}
#define ID_KEY(s) {"id", AN_ID, .required = true, FIELD(s, id), \
                   .doc = "Names it in progress files. Unique in the pack, stable for ever: a new id " \
                          "strands the learner's answer."}
#define UNIT_KEY(s) {"unit", AN_ID, .required = true, FIELD(s, unit), \
                     .doc = "The unit's id; the same as the folder it lies in."}

const struct key lesson_keys[] = {
    ID_KEY(struct lesson),
    {"title", A_LINE, .required = true, FIELD(struct lesson, title),
     .doc = "Shown on the course map."},
    UNIT_KEY(struct lesson),
    {"idea", A_LINE, .required = true, FIELD(struct lesson, idea),
     .doc = "The one new idea, in a word or two."},
    MINUTES(struct lesson),
    EXCEPTIONS(struct lesson),
    {"introduces", SOME_WORDS, LIST(struct lesson, introduces, introduce_count),
     .doc = "Constructs of C (the words of docs/RULES.md) and functions of the library that this lesson "
            "explains, such as `[struct, malloc]`. If any lesson of the pack has this key, `pack check` "
            "proves that no exercise uses what nothing before it introduces."},
    {0},
};

static const char *const kind_names[] = {"fix", "fill", "write", "predict-output", "quiz",
                                         "predict-picture", "mark-line", "schedule", "order",
                                         "refactor", "write-tests", "capstone", NULL};
static const char *const live_words[] = {"true", "blocks", "variables", NULL};
static const char *const stop_words[] = {"assert", NULL};
static const char *const mark_words[] = {"at", "made", "freed", "lost", NULL};

/* What a run of the judge or a comparison can find; tests/author compares this
 * with the judge's own list. */
static const char *const failure_codes[] = {
    "wrong-output",     "wrong-exit",      "compile-error",       "locked-lines-changed",
    "leak",             "double-free",     "invalid-free",        "use-after-free",
    "null-dereference", "crash",           "out-of-bounds-write", "stack-overflow",
    "division-by-zero", "assertion-failed", "abort",              "time-limit",
    "data-race",        "deadlock",         "lost-wakeup",        "lock-misuse",
    "thread-leak",      "livelock",         "starvation",         "atomicity-violation",
    "output-limit",     "heap-limit",      "forbidden-call",      "closed-handle-use",
    "handle-leak",      "double-close",    "overlapping-copy",    "bad-format-argument",
    "use-after-return", "use-after-scope",  "out-of-bounds-read",  "pointer-out-of-object",
    "pointer-comparison", "uninitialised-read", "wild-pointer",   "misaligned-access",   "write-to-literal",
    "signed-overflow",  "shift-out-of-range", "no-return-value",   "step-limit",
    "directive-in-region", "bad-array-size", "failure-unnoticed", "recovery-failed",
    "wrong-order", "rule-broken", "over-budget", "rejects-reference", "mutant-survives",
    "use-after-move", "moved-twice", "owner-dropped", "freed-borrow", "gives-borrow", "borrow-outlives-owner",
    "borrow-invalidated", "returns-local", "maybe-null", "unset-out-parameter", "result-ignored",
    "lock-held-at-exit", "guarded-without-lock", "contract-mismatch", "cannot-tell", NULL,
};

static const char *const part_words[] = {"core", "sweep", "budget", "tests", NULL};

#define A_MARKDOWN .type = KEY_MARKDOWN, .min = 1, .max = TEXT_MAX, .expect = "text, at most 64 KiB"
#define A_TEXT .type = KEY_TEXT, .max = TEXT_MAX, .expect = "text, at most 64 KiB"

static const struct key file_keys[] = {
    {"name", A_LINE, .required = true, FIELD(struct case_file, name),
     .doc = "As the program opens it."},
    {"text", A_TEXT, .required = true, FIELD(struct case_file, text), .doc = "What is in it."},
    {0},
};

static const struct key case_keys[] = {
    {"name", A_LINE, FIELD(struct test_case, name),
     .doc = "Shown to the learner; needed when there is more than one case."},
    {"args", .type = KEY_TEXTS, .min = 1, .max = 32, LIST(struct test_case, args, arg_count),
     .expect = "a list of at most 32 texts", .doc = "The program's arguments, `argv[1]` onwards."},
    {"stdin", A_TEXT, FIELD(struct test_case, input), .doc = "What the program reads."},
    {"files", .type = KEY_MAPS, .min = 1, .max = 32,
     LINES_OF(struct test_case, files, file_count, struct case_file), .children = file_keys,
     .expect = "a list of at most 32 files",
     .doc = "Files that are there when the program starts; all others are not."},
    {"stdout", A_TEXT, .offset = offsetof(struct test_case, want_stdout), .line_offset = NO_FIELD,
     .seen_offset = offsetof(struct test_case, has_stdout),
     .doc = "What it must print, to the byte. An empty text means that it must print nothing."},
    {"match", .type = KEY_LINE, .min = 1, .max = 1000, .expect = "one line of at most 1000 bytes",
     FIELD(struct test_case, match),
     .doc = "A pattern (PCRE2, `^` and `$` match at lines) that must be found in what it prints."},
    {"exit", .type = KEY_NUMBER, .min = 0, .max = 255, .expect = "a whole number from 0 to 255",
     FIELD(struct test_case, want_exit), .doc = "The exit code it must end with; 0 unless said."},
    {"stops", .type = KEY_ID, .values = stop_words, .expect = "assert", FIELD(struct test_case, stops),
     .doc = "`assert`: an `assert` in the learner's part must stop it. What it printed before may be checked; "
            "`exit` may not be, and neither `sweep`, `crash` nor `budgets` be asked for."},
    {0},
};

static const struct key limit_keys[] = {
    {"steps", .type = KEY_BIG, .min = 1000, .max = 1000000000,
     .expect = "a whole number from 1000 to 1000000000", FIELD(struct limits, steps),
     .doc = "Statements that one run may carry out (20000000)."},
    {"stack_bytes", .type = KEY_BIG, .min = 4096, .max = 1 << 25,
     .expect = "a whole number from 4096 to 33554432", FIELD(struct limits, stack_bytes),
     .doc = "Local variables of all calls under way (8388608)."},
    {"cpu_ms", .type = KEY_BIG, .min = 1, .max = 10000, .expect = "a whole number from 1 to 10000",
     FIELD(struct limits, cpu_ms), .doc = "Processor time of one run, in milliseconds (5000): the backstop behind `steps`."},
    {"heap_bytes", .type = KEY_BIG, .min = 1024, .max = 1 << 28,
     .expect = "a whole number from 1024 to 268435456", FIELD(struct limits, heap_bytes),
     .doc = "Heap of one run (67108864)."},
    {"output_bytes", .type = KEY_BIG, .min = 64, .max = 1 << 20,
     .expect = "a whole number from 64 to 1048576", FIELD(struct limits, output_bytes),
     .doc = "What one run may print (262144)."},
    {0},
};

#define A_RULE(name_, way, text, words) \
    {name_, .type = KEY_LINE, .min = 1, .max = 1000, .expect = text, \
     FIELD(struct rule_entry, texts[RULE_WAY_##way]), .doc = words}
#define A_FLAG(name_, member, words) \
    {name_, .type = KEY_BOOL, .expect = "true", FIELD(struct rule_entry, member), .doc = words}
#define A_MOST(name_, member, words) \
    {name_, .type = KEY_NUMBER, .min = 1, .max = 10000, .expect = "a whole number from 1 to 10000", \
     FIELD(struct rule_entry, member), .doc = words}
static const struct key rule_keys[] = {
    A_RULE("must-call", MUST_CALL, "the name of a function", "A function that is called, or named for a call through "
           "a pointer; several with commas between."),
    A_RULE("must-not-call", MUST_NOT_CALL, "the name of a function", "A function that is neither called nor named."),
    A_RULE("must-use", MUST_USE, "a construct, such as for, or type NAME", "A construct of docs/RULES.md, or "
           "`type NAME`."),
    A_RULE("must-not-use", MUST_NOT_USE, "a construct, such as goto, or type NAME", "The same, which does not occur: "
           "`goto`, `cast`, `type float`."),
    A_RULE("must-declare", MUST_DECLARE, "a declaration, such as int push(struct vec *, int)",
           "A function, `struct NAME` (with its members if they matter), `typedef NAME` or a variable."),
    A_RULE("requires", REQUIRES, "a declaration, such as int push(struct vec *, int)",
           "A function of this name and type is defined, and the harness calls it."),
    A_RULE("check-results-of", CHECK_RESULTS, "the name of a function",
           "Each result of this function is looked at before it is used."),
    A_RULE("must-match", MUST_MATCH, "a pattern", "A pattern (PCRE2) that the text of the learner's part has, comments and "
           "what stands in quotes blanked out."),
    A_RULE("must-not-match", MUST_NOT_MATCH, "a pattern", "A pattern that it does not have."),
    A_MOST("at-most-lines", most_lines, "So many lines of code may be written or changed, against `start.c`. Blank "
           "lines, comments and lone braces are none."),
    A_MOST("at-most-statements", most_statements, "So many statements may stand in the learner's part."),
    A_FLAG("no-malloc-cast", no_malloc_cast, "`true`: the result of malloc and its like is not cast."),
    A_FLAG("no-bare-unlock", no_bare_unlock, "`true`: a mutex is unlocked only in the function of a cleanup "
           "attribute."),
    A_FLAG("no-exit", no_exit, "`true`: neither exit, _Exit, quick_exit nor abort is called, nor thrd_exit or pthread_exit."),
    {"because", A_MARKDOWN, FIELD(struct rule_entry, because),
     .doc = "Why the rule is there; shown to who breaks it."},
    {0},
};

static const char *const measure_words[] = {"allocations", "bytes", "peak-bytes", "live-blocks", "steps",
                                            "accesses", "p50", "p99", "max", NULL};
static const struct key budget_keys[] = {
    {"measure", .type = KEY_ID, .required = true, .values = measure_words,
     .expect = "allocations, bytes, peak-bytes, live-blocks, steps, accesses, p50, p99 or max",
     FIELD(struct budget, measure),
     .doc = "What is counted. `allocations` and `bytes`: of all allocations together. `peak-bytes`: in use at "
            "once. `live-blocks`: allocated blocks at the calls of `freehold_mark()` in `harness.c`, the most of "
            "them; without such a call, at once. `steps`: statements run. `accesses`: of memory. `p50`, `p99`, "
            "`max`: what a request costs, from `freehold_request_begin()` to `freehold_request_end()` of "
            "`<freehold.h>` in `harness.c`, in units of about a cycle; `freehold explain over-budget` says how "
            "they are counted. All are exact, and the same on every machine."},
    {"at-most", .type = KEY_BIG, .required = true, .min = 0, .max = 1000000000000000,
     .expect = "a whole number from 0 to 1000000000000000", FIELD(struct budget, at_most),
     .doc = "The limit. `freehold pack check --figures` prints what solution, start and wrong answers use."},
    {"case", A_LINE, FIELD(struct budget, case_name),
     .doc = "Name of the case that must keep it. Without it, each case must."},
    {0},
};

/* tests/author/sweeps_test compares them with what the judge knows. */
static const char *const sweep_words[] = {"alloc", "open", "read", "write", "close", "flush", "name", "input",
                                          "output", "lock", "thread", "clock", "io", "all", NULL};
static const char *const disk_words[] = {"ordered", "synced", NULL};
static const char *const contract_words[] = {"checked", "whole", "off", NULL};

static const struct key crash_keys[] = {
    {"disk", .type = KEY_ID, .values = disk_words, FIELD(struct crash, disk), .expect = "ordered or synced",
     .doc = "`ordered` (unless said): each write is on the disk when it is done, the last perhaps only in "
            "half. `synced`: only what `fsync()` was called for is certain; the machine also stops in an `fsync()`."},
    {"recover", .type = KEY_TEXTS, .min = 1, .max = 32, LIST(struct crash, recover, recover_count),
     .expect = "a list of at most 32 texts",
     .doc = "The program's arguments when it starts again; its standard input is what it had printed. It must "
            "end with 0 then, and in order."},
    {0},
};

static const struct key choice_keys[] = {
    {"text", A_MARKDOWN, .required = true, FIELD(struct choice, text),
     .doc = "The answer, as Markdown."},
    {"right", .type = KEY_BOOL, .expect = "true or false", FIELD(struct choice, right),
     .doc = "`true` for right answers; there may be several."},
    {"believes", AN_ID, FIELD(struct choice, believes),
     .doc = "Tag of the misconception that makes someone choose this; goes into reports."},
    {"because", A_MARKDOWN, .required = true, FIELD(struct choice, because),
     .doc = "Why it is right or wrong; shown once it was chosen."},
    {0},
};

static const struct key prediction_keys[] = {
    {"output", A_TEXT, .required = true, FIELD(struct prediction, output),
     .doc = "What a believer of a misconception would predict. The real output is never written "
            "down: it is computed."},
    {"believes", AN_ID, .required = true, FIELD(struct prediction, believes),
     .doc = "Tag of the misconception."},
    {"because", A_MARKDOWN, .required = true, FIELD(struct prediction, because),
     .doc = "What is wrong about that picture; shown to who predicted it."},
    {0},
};

static const struct key foresight_keys[] = {
    {"answer", A_LINE, .required = true, FIELD(struct foresight, answer),
     .doc = "The wrong answer: a target (`home`, `v[1]`, `block 2`, `NULL`, `nothing`), a value, or, "
            "for `live`, one thing that is marked wrongly."},
    {"believes", AN_ID, .required = true, FIELD(struct foresight, believes),
     .doc = "Tag of the misconception."},
    {"because", A_MARKDOWN, .required = true, FIELD(struct foresight, because),
     .doc = "What is wrong about that picture; shown to who answered so."},
    {0},
};
/* The same struct, of questions before the first run. */
static const struct key forecast_choice_keys[] = {
    {"answer", A_LINE, .required = true, FIELD(struct foresight, answer),
     .doc = "The wrong answer: a line of output, a failure code or `nothing`, a number."},
    {"believes", AN_ID, .required = true, FIELD(struct foresight, believes),
     .doc = "Tag of the misconception."},
    {"because", A_MARKDOWN, .required = true, FIELD(struct foresight, because),
     .doc = "What is wrong about it; shown to who answered so."},
    {0},
};

static const struct key question_keys[] = {
    {"line", .type = KEY_NUMBER, .min = 1, .max = 100000, .expect = "a line of program.c",
     FIELD(struct question, at_line), .doc = "The moment: after this line has run."},
    {"visit", .type = KEY_NUMBER, .min = 1, .max = 1000000,
     .expect = "a whole number from 1 to 1000000", FIELD(struct question, visit),
     .doc = "... for the n-th time; 1 unless said."},
    {"end", .type = KEY_BOOL, .expect = "true or false", FIELD(struct question, at_end),
     .doc = "`true`: the moment is the end of the run. Each question has `line` or `end`."},
    {"in", A_LINE, FIELD(struct question, function),
     .doc = "The function whose variables are meant; without it the one that is running, then those "
            "that wait for it, then globals."},
    {"points", A_LINE, FIELD(struct question, points),
     .doc = "Where does this pointer lead? Such as `p`, `shelf[2]`, `list->next`. The targets to choose "
            "from are computed from the run. Each question has one of `points`, `value`, `live`."},
    {"value", A_LINE, FIELD(struct question, value),
     .doc = "What is in here? Such as `n`, `v[1]`, `*p`. The learner fills it in; `?` stands for a "
            "value that nobody has set."},
    {"live", .type = KEY_ID, .values = live_words, FIELD(struct question, live),
     .expect = "true, blocks or variables",
     .doc = "What lives at this moment? The learner marks it among all `blocks`, all `variables`, or "
            "(`true`) both, that were made so far."},
    {"ask", A_MARKDOWN, FIELD(struct question, ask),
     .doc = "The question in your words. Without it Freehold asks."},
    {"because", A_MARKDOWN, FIELD(struct question, because),
     .doc = "Shown with the real picture, whatever was answered."},
    {"predictions", .type = KEY_MAPS, .min = 1, .max = 26,
     LINES_OF(struct question, predictions, prediction_count, struct foresight),
     .children = foresight_keys, .expect = "a list of wrong predictions",
     .doc = "Wrong answers worth an explanation of their own. The right one is never written down: it "
            "is computed."},
    {0},
};

static const struct key mark_keys[] = {
    {"line", .type = KEY_NUMBER, .required = true, .min = 1, .max = 100000,
     .expect = "a line of program.c", FIELD(struct mark_belief, at),
     .doc = "A line that one may mark, and where it does not go wrong."},
    {"believes", AN_ID, FIELD(struct mark_belief, believes),
     .doc = "Tag of the misconception that makes someone mark it."},
    {"because", A_MARKDOWN, .required = true, FIELD(struct mark_belief, because),
     .doc = "Why it does not go wrong there; shown to who marked it."},
    {0},
};

/* Of a stage and of a dare alike. What is checked has the keys of an exercise. */
#define STAGE_ROWS \
    {"id", AN_ID, .required = true, FIELD(struct stage, as.id), \
     .doc = "Names it in progress files. Stable for ever."}, \
    {"title", A_LINE, .required = true, FIELD(struct stage, as.title), .doc = "Shown in the list."}, \
    {"task", A_MARKDOWN, .required = true, FIELD(struct stage, as.task), .doc = "What is asked."}, \
    {"harness", A_LINE, FIELD(struct stage, harness_name), \
     .doc = "A file of the folder `harness/`, compiled together with all files but tests, as harness.c. Learners " \
            "are shown that of the first stage that fails, or dare that is open. Without it " \
            "`main` is in one of them."}, \
    {"cases", .type = KEY_AS_EXERCISE}, {"sweep", .type = KEY_AS_EXERCISE}, \
    {"pairs", .type = KEY_AS_EXERCISE}, {"crash", .type = KEY_AS_EXERCISE}, \
    {"budgets", .type = KEY_AS_EXERCISE}, {"contracts", .type = KEY_AS_EXERCISE}, \
    {"schedules", .type = KEY_AS_EXERCISE}, {"weak", .type = KEY_AS_EXERCISE}, \
    {"limits", .type = KEY_AS_EXERCISE}

static const struct key stage_keys[] = {
    STAGE_ROWS,
    {"part", .type = KEY_ID, .required = true, .values = part_words, FIELD(struct stage, part_word),
     .expect = "core, sweep, budget or tests",
     .doc = "Of the grade: `core` behaviour, robustness (`sweep`), `budget`, the learner's own `tests`."},
    {"points", .type = KEY_NUMBER, .required = true, .min = 1, .max = 100,
     .expect = "a whole number from 1 to 100", FIELD(struct stage, points),
     .doc = "For passing it. All stages together have 100."},
    {"tests", A_LINE, FIELD(struct stage, tests),
     .doc = "Part tests: which of `edits` holds the learner's tests. It is compiled here only, with the "
            "solution, and with each of `mutants/`, in place of their own files."},
    {"kill", .type = KEY_AS_EXERCISE},
    {0},
};

static const struct key dare_keys[] = {
    STAGE_ROWS,
    {"badge", A_LINE, FIELD(struct stage, badge),
     .doc = "What the map shows for it; the title unless said."},
    {0},
};

static const char *const about_words[] = {"output", "finding", "exit", "leaks", NULL};

static const struct key forecast_keys[] = {
    {"ask", A_MARKDOWN, .required = true, FIELD(struct forecast, ask), .doc = "The question."},
    {"about", .type = KEY_ID, .required = true, .values = about_words, FIELD(struct forecast, about_word),
     .expect = "output, finding, exit or leaks",
     .doc = "What answers it, from a run of the start: the first line of the `output`, the code of the first "
            "`finding` (or `nothing`), the `exit` code, the number of blocks that leak (`leaks`)."},
    {"case", .type = KEY_NUMBER, .min = 1, .max = 64, .expect = "the number of a case, from 1",
     FIELD(struct forecast, in_case), .doc = "Whose run; the first unless said."},
    {"choices", .type = KEY_MAPS, .min = 1, .max = 8,
     LINES_OF(struct forecast, choices, choice_count, struct foresight), .children = forecast_choice_keys,
     .expect = "a list of wrong answers",
     .doc = "Wrong answers to choose from. The right one is never written down: it is computed and put among "
            "them. Without choices the learner types it; about a finding there must be some."},
    {0},
};

static const struct key distractor_keys[] = {
    {"line", A_LINE, .required = true, FIELD(struct distractor, text),
     .doc = "A line of C that belongs nowhere, and that somebody may well want."},
    {"believes", AN_ID, FIELD(struct distractor, believes),
     .doc = "Tag of the misconception that makes someone use it."},
    {"because", A_MARKDOWN, .required = true, FIELD(struct distractor, because),
     .doc = "What is wrong about it; told to who used it."},
    {0},
};

static const struct key equivalent_keys[] = {
    {"mutant", A_LINE, .required = true, FIELD(struct equivalent, mutant),
     .doc = "As `pack check` names it: the line of solution.c and what is changed, `12: ...`; of a "
            "capstone the file as well, `ring.c:12: ...`."},
    {"because", A_LINE, .required = true, FIELD(struct equivalent, because),
     .doc = "Why no program can tell it from the solution."},
    {0},
};

const struct key exercise_keys[] = {
    ID_KEY(struct exercise),
    {"title", A_LINE, .required = true, FIELD(struct exercise, title),
     .doc = "Shown on the course map."},
    UNIT_KEY(struct exercise),
    {"kind", .type = KEY_KIND, .required = true, .values = kind_names,
     .expect = "one of fix, fill, write, predict-output, quiz, predict-picture, mark-line, schedule, order, "
               "refactor, write-tests, capstone",
     FIELD(struct exercise, kind),
     .doc = "What the learner does."},
    {"idea", A_LINE, .required = true, FIELD(struct exercise, idea),
     .doc = "The one idea that is practised, in a word or two."},
    {"refutes", AN_ID, FIELD(struct exercise, refutes),
     .doc = "Tag of the misconception that it works against."},
    {"needs", .type = KEY_IDS, .min = 1, .max = 20, LIST(struct exercise, needs, need_count),
     .expect = "a list of slugs of exercises", .doc = "Slugs of exercises that come earlier."},
    {"confusable", .type = KEY_IDS, .min = 1, .max = 20,
     LIST(struct exercise, confusable, confusable_count), .expect = "a list of slugs of exercises",
     .doc = "Slugs of exercises whose ideas are easily taken for this one's, earlier or later; saying it at "
            "one of two is enough. Review asks about both, one right after the other."},
    {"refs", .type = KEY_LINES, .min = 1, .max = 20, LIST(struct exercise, refs, ref_count),
     .expect = "a list of at most 20 lines",
     .doc = "Rules and reading, such as `MEM30-C` or `CWE-416`."},
    MINUTES(struct exercise),
    EXCEPTIONS(struct exercise),
    {"start", .type = KEY_ID, .required = true,
     .kinds = (KINDS_RUN & ~KIND_BIT(EXERCISE_ORDER)) | KIND_BIT(EXERCISE_CAPSTONE) | KIND_BIT(EXERCISE_WRITE_TESTS),
     .values = failure_codes,
     .expect = "a failure code, listed in docs/PACK.md", FIELD(struct exercise, start_fails),
     .doc = "The failure that `start.c` must show first; `pack check` proves it."},
    {"cases", .type = KEY_MAPS, .required = true, .kinds = KINDS_RUN, .min = 1, .max = 64,
     LINES_OF(struct exercise, cases, case_count, struct test_case), .children = case_keys,
     .expect = "a list of 1 to 64 cases",
     .doc = "Runs of the learner's program. Each must state at least one of `stdout`, `match`, `exit`."},
    {"limits", .type = KEY_MAP, .kinds = KINDS_EXPLORE | KINDS_READ,
     FIELD(struct exercise, limits), .children = limit_keys, .expect = "keys with numbers",
     .doc = "Tighter or wider limits than the judge's own."},
    {"equivalent", .type = KEY_MAPS, .kinds = KINDS_RUN | KIND_BIT(EXERCISE_CAPSTONE), .min = 1, .max = 64,
     LINES_OF(struct exercise, equivalents, equivalent_count, struct equivalent),
     .children = equivalent_keys, .expect = "a list of mutants, each with mutant and because",
     .doc = "Mutants of the solution that are the same program in other words. `pack check` changes "
            "the solution in small ways and expects that a case notices; what is listed here it "
            "expects to pass."},
    {"budgets", .type = KEY_MAPS, .kinds = KINDS_RUN, .min = 1, .max = 16,
     LINES_OF(struct exercise, budgets, budget_count, struct budget), .children = budget_keys,
     .expect = "a list of 1 to 16 budgets",
     .doc = "What the program may use. Looked at when all else is right, and shown beside what "
            "`solution.c` uses."},
    {"introduces", SOME_WORDS, LIST(struct exercise, introduces, introduce_count),
     .doc = "What the task of this exercise explains itself, as `introduces` of a lesson."},
    {"rules", .type = KEY_MAPS, .kinds = KINDS_RUN, .min = 1, .max = 32,
     LINES_OF(struct exercise, rule_entries, rule_entry_count, struct rule_entry), .children = rule_keys,
     .expect = "a list of rules, such as - must-not-call: strcpy",
     .doc = "What the source of an answer must be, whatever it does when it runs: one rule an entry, over the "
            "learner's part of the file. docs/RULES.md has an example of each."},
    {"kill", .type = KEY_NUMBER, .kinds = KIND_BIT(EXERCISE_WRITE_TESTS), .min = 1, .max = TESTS_MUTANTS,
     .expect = "how many mutants, at most 48", FIELD(struct exercise, kill),
     .doc = "How many of the mutants the learner's tests must reject; all of them unless said."},
    {"schedules", .type = KEY_BIG, .kinds = KINDS_EXPLORE, .min = 1, .max = 10000000,
     .expect = "a whole number from 1 to 10000000", FIELD(struct exercise, schedules),
     .doc = "If the program makes threads: so many orders of them are tried at most (20000), and each "
            "must pass. Of kind schedule: so many, to find one that fails."},
    {"weak", .type = KEY_BOOL, .kinds = KINDS_EXPLORE, .expect = "true or false",
     FIELD(struct exercise, weak),
     .doc = "`true`: loads of atomic objects may read older stores, as far as their memory orders allow."},
    {"sweep", .type = KEY_IDS, .kinds = KINDS_RUN, .min = 1, .max = 14, .values = sweep_words,
     LIST(struct exercise, sweep, sweep_count),
     .expect = "a list of alloc, open, read, write, close, flush, name, input, output, lock, thread, clock, io, all",
     .doc = "In each case every call of these kinds that the answer makes fails once, in a run of its own, and "
            "each of those must end in order: no finding, no limit, asserts hold, and the failure does not pass "
            "unnoticed. Any exit code and output are right then. `io` are the six about files, `all` these, "
            "`alloc` and `thread`. Calls in `harness.c` do not fail."},
    {"pairs", .type = KEY_BOOL, .kinds = KINDS_RUN, .expect = "true or false", FIELD(struct exercise, pairs),
     .doc = "`true`: with `sweep`, also each two failures in one run."},
    {"crash", .type = KEY_MAP, .kinds = KINDS_RUN, .offset = offsetof(struct exercise, crash),
     .line_offset = NO_FIELD, .seen_offset = offsetof(struct exercise, has_crash), .children = crash_keys,
     .expect = "keys `disk` and `recover`",
     .doc = "The machine stops in each change of a file, and the program starts again on what is left."},
    {"contracts", .type = KEY_ID, .kinds = KINDS_RUN, .values = contract_words,
     .expect = "checked, whole or off", FIELD(struct exercise, contracts),
     .doc = "What the check of ownership (docs/CONTRACTS.md) means for the grade; it looks at all paths, before the "
            "run. `checked`: an answer that breaks a contract fails, whatever its runs did. `whole`: so does one of "
            "which it cannot tell (`cannot-tell`). `off`: nothing is checked. Without the key it is as `checked` if "
            "the answer or the harness includes `<ownership.h>`; else what it finds is shown and decides nothing. What "
            "is found in files that are not the learner's never counts. No solution may break a contract, unless it is "
            "`off`."},
    {"fails", .type = KEY_ID, .kinds = KIND_BIT(EXERCISE_SCHEDULE), .values = failure_codes,
     .expect = "a failure code, listed in docs/PACK.md", FIELD(struct exercise, fails),
     .doc = "What must happen in the order of threads that the learner builds, such as "
            "`assertion-failed` or `deadlock`. Without it, whatever is found but that accesses race."},
    {"hides", .type = KEY_BOOL, .kinds = KIND_BIT(EXERCISE_SCHEDULE), .expect = "true or false",
     FIELD(struct exercise, hides),
     .doc = "`true`: it does not happen if no thread is held up; `pack check` proves it."},
    {"choices", .type = KEY_MAPS, .required = true, .kinds = KIND_BIT(EXERCISE_QUIZ),
     .min = 2, .max = 26,
     LINES_OF(struct exercise, choices, choice_count, struct choice), .children = choice_keys,
     .expect = "a list of 2 to 26 choices",
     .doc = "The answers to choose from; at least one right and one wrong. The screen mixes them, so "
            "no text may call one of them the first or the last."},
    {"predictions", .type = KEY_MAPS, .kinds = KIND_BIT(EXERCISE_PREDICT_OUTPUT),
     .min = 1, .max = 26,
     LINES_OF(struct exercise, predictions, prediction_count, struct prediction),
     .children = prediction_keys, .expect = "a list of wrong predictions",
     .doc = "Wrong answers worth an explanation of their own."},
    {"questions", .type = KEY_MAPS, .required = true, .kinds = KIND_BIT(EXERCISE_PREDICT_PICTURE),
     .min = 1, .max = 26,
     LINES_OF(struct exercise, questions, question_count, struct question),
     .children = question_keys, .expect = "a list of 1 to 26 questions",
     .doc = "What memory will look like, asked before `program.c` is run. Answers are graded against "
            "the run itself."},
    {"finding", .type = KEY_ID,
     .kinds = KIND_BIT(EXERCISE_PREDICT_PICTURE) | KIND_BIT(EXERCISE_MARK_LINE),
     .values = failure_codes, .expect = "a failure code, listed in docs/PACK.md",
     FIELD(struct exercise, finding),
     .doc = "What goes wrong in `program.c`. Without it the program of a predict-picture exercise "
            "must end clean, and in one of mark-line exactly one thing must be found."},
    {"mark", .type = KEY_ID, .kinds = KIND_BIT(EXERCISE_MARK_LINE), .values = mark_words,
     .expect = "at, made, freed or lost", FIELD(struct exercise, mark_word),
     .doc = "Which line of the finding is to be marked: the one where it happens (`at`, unless said), or "
            "where its object was made, freed or lost."},
    {"marks", .type = KEY_MAPS, .kinds = KIND_BIT(EXERCISE_MARK_LINE), .min = 1, .max = 64,
     LINES_OF(struct exercise, marks, mark_count, struct mark_belief), .children = mark_keys,
     .expect = "a list of lines", .doc = "Wrong lines worth an explanation of their own."},
    {"edits", .type = KEY_LINES, .required = true, .kinds = KIND_BIT(EXERCISE_CAPSTONE), .min = 1,
     .max = CAPSTONE_FILES, LIST(struct exercise, edits, edit_count), .expect = "a list of 1 to 32 names of files",
     .doc = "Files of the folder `files/` that the learner changes; `solution/` has each of them solved."},
    {"stages", .type = KEY_MAPS, .required = true, .kinds = KIND_BIT(EXERCISE_CAPSTONE), .min = 1,
     .max = CAPSTONE_STAGES, LINES_OF(struct exercise, stages, stage_count, struct stage), .children = stage_keys,
     .expect = "a list of 1 to 16 stages",
     .doc = "What is checked, each by itself and with points of its own."},
    {"dares", .type = KEY_MAPS, .kinds = KIND_BIT(EXERCISE_CAPSTONE), .min = 1, .max = CAPSTONE_DARES,
     LINES_OF(struct exercise, dares, dare_count, struct stage), .children = dare_keys,
     .expect = "a list of 1 to 8 dares", .doc = "For who has passed: each adds a badge, and nothing to the grade."},
    {"pass", .type = KEY_NUMBER, .kinds = KIND_BIT(EXERCISE_CAPSTONE), .min = 1, .max = 100,
     .expect = "a whole number from 1 to 100", FIELD(struct exercise, pass),
     .doc = "Points that pass (70), if no rule of memory is broken in any stage."},
    {"predict", .type = KEY_MAPS, .kinds = KINDS_FORECAST, .min = 1, .max = FORECASTS_MAX,
     LINES_OF(struct exercise, forecasts, forecast_count, struct forecast), .children = forecast_keys,
     .expect = "a list of 1 to 3 questions",
     .doc = "Asked once, before the learner sees what the start does. Who does not want to may pass it over."},
    {"pieces", .type = KEY_TEXTS, .kinds = KIND_BIT(EXERCISE_ORDER), .min = 1, .max = PIECES_MAX,
     LIST(struct exercise, glued, glued_count), .expect = "a list of texts of two lines or more",
     .doc = "Neighbouring lines of the region of solution.c that stay together as one piece; indentation "
            "apart, as they stand there. All other lines are a piece each."},
    {"distractors", .type = KEY_MAPS, .kinds = KIND_BIT(EXERCISE_ORDER), .min = 1, .max = PIECES_MAX,
     LINES_OF(struct exercise, distractors, distractor_count, struct distractor),
     .children = distractor_keys, .expect = "a list of lines that belong nowhere",
     .doc = "Lines that are offered with the others and belong nowhere."},
    {"repeats", .type = KEY_BOOL, .kinds = KIND_BIT(EXERCISE_ORDER), .expect = "true or false",
     FIELD(struct exercise, repeats),
     .doc = "`true`: that several pieces are the same is meant. Braces alone may always be."},
    {0},
};

/* Written from the one table, so that a key that is added there is here as well. */
const struct key *variant_keys(struct arena *a)
{
    static const char *const inherited[] = {"title", "unit", "idea"};
    size_t count = 0, n = 0;
    while (exercise_keys[count].name)
        count++;
    struct key *keys = arena_array(a, count + 1, sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        struct key *k = &keys[n];
        *k = exercise_keys[i];
        if (!strcmp(k->name, "needs") || !strcmp(k->name, "confusable")) /* its exercise's count */
            continue;
        for (size_t h = 0; h < COUNT(inherited); h++)
            if (!strcmp(k->name, inherited[h]))
                k->required = false;
        if (!strcmp(k->name, "minutes")) {
            k->max = 2;
            k->expect = "1 or 2: a variant is done within 90 seconds";
        }
        n++;
    }
    keys[n] = (struct key){0};
    return keys;
}

const struct key *key_row(const struct key *k)
{
    if (k->type != KEY_AS_EXERCISE)
        return k;
    for (const struct key *row = exercise_keys; row->name; row++)
        if (strcmp(row->name, k->name) == 0)
            return row;
    return NULL;
}

const char *const *pack_failure_codes(void)
{
    return failure_codes;
}

const char *const *pack_measures(void) { return measure_words; }

size_t failure_code_count(void)
{
    return COUNT(failure_codes) - 1;
}

const char *stage_part_name(enum stage_part p)
{
    return p >= 0 && p < STAGE_PARTS ? part_words[p] : "?";
}

const char *stage_part_title(enum stage_part p)
{
    static const char *const titles[] = {"Core behaviour", "Robustness", "Budget", "Your tests"};
    return p >= 0 && p < STAGE_PARTS ? titles[p] : "?";
}

const char *exercise_kind_name(enum exercise_kind k)
{
    return k >= 0 && k < EXERCISE_KINDS ? kind_names[k] : "?";
}

const char *exercise_kind_title(enum exercise_kind k)
{
    static const char *const titles[] = {"Fix the bug", "Fill in", "Write it", "Predict the output",
                                         "Quiz", "Predict the picture", "Mark the line",
                                         "Be the scheduler", "Put in order", "Refactor", "Write tests", "Capstone"};
    return k >= 0 && k < EXERCISE_KINDS ? titles[k] : "?";
}

bool exercise_writes(enum exercise_kind k)
{
    return ((KINDS_RUN | KIND_BIT(EXERCISE_WRITE_TESTS)) & KIND_BIT(k)) != 0;
}

bool exercise_reads(enum exercise_kind k)
{
    return (KINDS_READ & KIND_BIT(k)) != 0;
}

bool exercise_explores(enum exercise_kind k)
{
    return (KINDS_EXPLORE & KIND_BIT(k)) != 0;
}

bool exercise_reviews(enum exercise_kind k)
{
    return k == EXERCISE_QUIZ || exercise_reads(k) || k == EXERCISE_FIX || k == EXERCISE_FILL ||
           k == EXERCISE_ORDER;
}

bool exercise_places(enum exercise_kind k)
{
    return k == EXERCISE_QUIZ || exercise_reads(k);
}

bool exercise_pictured(enum exercise_kind k)
{
    return k == EXERCISE_PREDICT_PICTURE || k == EXERCISE_MARK_LINE;
}
