/* One exercise's folder or one lesson's file, read whole, and what can be said
 * about it without looking at its neighbours. */
#include "pack/load.h"

#include <string.h>

static struct str join(struct arena *a, const char *fmt, struct str dir, const char *name)
{
    return str_from(arena_printf(a, fmt, STR_ARG(dir), name));
}

static struct spot file_spot(struct str file)
{
    return (struct spot){.file = file};
}

/* ---- sections ---------------------------------------------------------------- */

void empty_section(struct loader *l, const struct section *s, const char *what)
{
    if (str_trim(s->text).len == 0)
        problem(l, SEVERITY_ERROR, "empty-section", s->at, "%s is empty", what);
}

static void read_bridges(struct loader *l, const struct section *all, size_t count,
                         struct bridge **ret, size_t *ret_count)
{
    struct bridge *bridges = arena_array(l->a, count, sizeof *bridges);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const struct section *s = &all[i];
        if (s->kind != SECTION_BRIDGE)
            continue;
        if (!pack_track(l->pack, s->track)) {
            problem(l, SEVERITY_ERROR, "unknown-track", s->at,
                    "there is no track '" STR_FMT "' in course.yaml", STR_ARG(s->track));
            const char *names[20];
            size_t known = 0;
            for (size_t t = 0; t < l->pack->track_count && known < COUNT(names); t++)
                names[known++] = l->pack->tracks[t].id.at;
            problem_nearest(l, s->track, names, known);
        }
        for (size_t j = 0; j < n; j++)
            if (str_eq(bridges[j].track, s->track))
                problem(l, SEVERITY_ERROR, "duplicate-section", s->at,
                        "a second bridge for the track '" STR_FMT "'", STR_ARG(s->track));
        empty_section(l, s, "this bridge");
        bridges[n++] = (struct bridge){s->track, doc_parse(l->a, s->text, s->line)};
    }
    *ret = bridges;
    *ret_count = n;
}

/* ---- front matter --------------------------------------------------------------- */

/* Front matter and sections of a file. False: nothing can be shown. */
static bool open_item(struct loader *l, bool exercise, struct loaded *in)
{
    struct front front;
    if (!front_split(l, &in->src, &front))
        return false;
    in->front = yaml_read(l, in->src.path, front.yaml, front.yaml_line);
    in->sections = sections_split(l, in->src.path, front.body, front.body_line, exercise,
                                  &in->section_count);
    struct spot top = {.file = in->src.path, .line = 1, .column = 1, .length = 3};
    if (in->front && in->front->kind != YAML_MAP) {
        problem(l, SEVERITY_ERROR, "wrong-type", in->front->at,
                "the front matter must be keys with values");
        in->front = NULL;
    } else if (!in->front && str_trim(front.yaml).len == 0) {
        problem(l, SEVERITY_ERROR, "missing-key", top, "the front matter is empty");
    }
    if (!in->front)
        in->front = in->few; /* what was listed stays */
    if (in->front && exercise && !l->learns)
        lists_note(l, in->front);
    return in->front != NULL;
}

static void check_unit(struct loader *l, const struct loaded *in, struct str folder,
                       struct str said)
{
    if (said.len && !str_eq(said, folder))
        problem(l, SEVERITY_ERROR, "unit-mismatch", key_spot(in->front, "unit"),
                "it says unit '" STR_FMT "' but lies in the folder of '" STR_FMT "'", STR_ARG(said),
                STR_ARG(folder));
}

/* An item stays in the course under its folder's name when its id or title is bad. */
static void fall_back(struct str *field, struct str value)
{
    if (field->len == 0)
        *field = value;
}

/* ---- lessons ---------------------------------------------------------------------- */

bool lesson_read(struct shelf *s, struct lesson *lesson)
{
    struct loader *l = s->loader;
    struct loaded *in = &s->in;
    if (!open_item(l, false, in))
        return false;
    keys_fill(l, lesson_keys, in->front, 0, lesson);
    constructs_check(l, in->front, "introduces");
    check_unit(l, in, s->unit, lesson->unit);
    lesson->unit = s->unit;
    fall_back(&lesson->id, lesson->slug);
    fall_back(&lesson->title, lesson->slug);
    lesson->body = doc_parse(l->a, in->sections[0].text, in->sections[0].line);
    if (lesson->body.count == 0)
        problem(l, SEVERITY_ERROR, "empty-section",
                line_spot(in->src.path, in->src.text, in->sections[0].line),
                "this lesson has no text");
    read_bridges(l, in->sections, in->section_count, &lesson->bridges, &lesson->bridge_count);
    return true;
}

/* ---- exercises: the files beside ---------------------------------------------------- */

static void read_code(struct loader *l, struct exercise *ex, const struct loaded *in,
                      const char *name, bool must, struct str *ret)
{
    struct source src;
    struct str path = join(l->a, STR_FMT "/%s", ex->dir, name);
    if (source_read(l, path, &src)) {
        *ret = src.text;
        if (str_trim(src.text).len == 0)
            problem(l, SEVERITY_ERROR, "missing-file", line_spot(path, src.text, 1),
                    "this file is empty");
    } else if (must && !source_exists(l, path)) {
        problem(l, SEVERITY_ERROR, "missing-file", key_spot(in->front, "kind"),
                "an exercise of kind %s needs the file " STR_FMT ", which is not there",
                exercise_kind_name(ex->kind), STR_ARG(path));
    }
}

/* `// caught-by: CODE` in the first line. */
static void read_caught_by(struct loader *l, struct wrong_answer *w)
{
    static const char lead[] = "// caught-by:";
    struct str rest = w->text, line = {0};
    str_line(&rest, &line);
    struct spot at = {.file = w->path, .line = 1, .column = 1, .length = (int)line.len};
    if (!str_starts(line, lead)) {
        problem(l, SEVERITY_ERROR, "caught-by", at,
                "the first line must say what catches this answer: '// caught-by: CODE'");
        return;
    }
    struct str code = str_trim(str_slice(line, sizeof lead - 1, line.len));
    at.column = code.len ? (int)(code.at - line.at) + 1 : (int)line.len + 1;
    at.length = (int)code.len;
    w->line = 1;
    const char *const *known = pack_failure_codes();
    for (size_t i = 0; known[i]; i++) {
        if (str_is(code, known[i])) {
            w->caught_by = code;
            return;
        }
    }
    if (code.len == 0)
        problem(l, SEVERITY_ERROR, "caught-by", at, "the code is missing after 'caught-by:'");
    else
        problem(l, SEVERITY_ERROR, "caught-by", at, "unknown failure code '" STR_FMT "'",
                STR_ARG(code));
    problem_nearest(l, code, known, failure_code_count());
}

/* "s:" with digits and letters behind it, on one line. What it means only a run can tell. */
static void check_schedule(struct loader *l, struct str path, struct str text)
{
    struct str s = str_trim(text);
    bool right = str_starts(s, "s:");
    for (size_t i = 2; right && i < s.len; i++)
        right = (s.at[i] >= '0' && s.at[i] <= '9') || (s.at[i] >= 'a' && s.at[i] <= 'z');
    if (right)
        return;
    problem(l, SEVERITY_ERROR, "bad-schedule", line_spot(path, text, 1), "this is no order of threads");
    problem_advice(l, "one line, such as s:5b3a; `freehold run --schedules start.c` prints them");
}

/* An order, and behind it, as Markdown, why it goes well. */
static void read_wrong_schedule(struct loader *l, struct wrong_answer *w)
{
    struct str rest = w->text, order = {0};
    str_line(&rest, &order);
    check_schedule(l, w->path, order);
    w->text = order;
    w->because = doc_parse(l->a, rest, 2);
}

static void read_wrong(struct loader *l, struct exercise *ex)
{
    enum { MOST = 64 };
    struct str dir = join(l->a, STR_FMT "/%s", ex->dir, "wrong");
    size_t count;
    bool schedules = ex->kind == EXERCISE_SCHEDULE;
    struct entry *entries = l->learns && !schedules ? (count = 0, NULL) : folder_list(l, dir, &count);
    ex->wrong = arena_array(l->a, count < MOST ? count : MOST, sizeof *ex->wrong);
    for (size_t i = 0; i < count; i++) {
        struct str path = join(l->a, STR_FMT "/%s", dir, entries[i].name.at);
        if (entries[i].folder || !str_ends(entries[i].name, schedules ? ".schedule" : ".c")) {
            problem(l, SEVERITY_WARNING, "not-used", file_spot(path),
                    "only files NAME.%s are read in this folder", schedules ? "schedule" : "c");
            continue;
        }
        if (ex->wrong_count == MOST) {
            problem(l, SEVERITY_ERROR, "too-many", file_spot(dir), "more than 64 wrong answers");
            break;
        }
        struct source src;
        if (!source_read(l, path, &src))
            continue;
        struct wrong_answer *w = &ex->wrong[ex->wrong_count++];
        *w = (struct wrong_answer){.name = entries[i].name, .path = path, .text = src.text};
        if (schedules)
            read_wrong_schedule(l, w);
        else
            read_caught_by(l, w);
    }
}

static void warn_unused_files(struct loader *l, const struct exercise *ex)
{
    if (l->learns)
        return;
    bool variant = ex->use == USE_REVIEW; /* its exercise.md is beside the folder */
    static const char *const run_files[] = {"exercise.md", "start.c", "solution.c", "harness.c",
                                            "wrong"};
    static const char *const order_files[] = {"exercise.md", "solution.c", "harness.c", "wrong"};
    static const char *const schedule_files[] = {"exercise.md", "start.c", "solution.schedule", "wrong"};
    static const char *const capstone_folders[] = {"exercise.md", "files", "solution", "harness", "wrong",
                                                   "dares", "mutants", "also"};
    static const char *const tests_files[] = {"exercise.md", "start.c", "solution.c", "subject.h",
                                              "reference.c", "mutants", "wrong"};
    static const char *const predict_files[] = {"exercise.md", "program.c"};
    const char *const *known = run_files;
    size_t known_count = COUNT(run_files);
    if (exercise_reads(ex->kind)) {
        known = predict_files;
        known_count = COUNT(predict_files);
    } else if (ex->kind == EXERCISE_ORDER) {
        known = order_files;
        known_count = COUNT(order_files);
    } else if (ex->kind == EXERCISE_SCHEDULE) {
        known = schedule_files;
        known_count = COUNT(schedule_files);
    } else if (ex->kind == EXERCISE_WRITE_TESTS) {
        known = tests_files;
        known_count = COUNT(tests_files);
    } else if (ex->kind == EXERCISE_CAPSTONE) {
        known = capstone_folders;
        known_count = COUNT(capstone_folders);
    } else if (ex->kind == EXERCISE_QUIZ) {
        known_count = 1;
    }
    size_t count;
    struct entry *entries = folder_list(l, ex->dir, &count);
    for (size_t i = 0; i < count; i++) {
        bool used = ex->use == USE_TAUGHT && variant_named(entries[i].name);
        for (size_t k = variant; k < known_count; k++)
            used = used || str_is(entries[i].name, known[k]);
        if (used)
            continue;
        problem(l, SEVERITY_WARNING, "not-used",
                file_spot(join(l->a, STR_FMT "/%s", ex->dir, entries[i].name.at)),
                "an exercise of kind %s does not use this", exercise_kind_name(ex->kind));
        problem_nearest(l, entries[i].name, known + variant, known_count - variant);
    }
}

/* Which keys it has, what it has from the exercise that it is a variant of. */
static void fill_keys(struct shelf *s, struct exercise *ex, unsigned kind)
{
    struct loader *l = s->loader;
    const struct item *of = s->item->of;
    keys_fill(l, of ? variant_keys(l->a) : exercise_keys, s->in.front, kind, ex);
    if (ex->use != USE_PLACEMENT)
        check_unit(l, &s->in, s->unit, ex->unit);
    else if (s->unit.len && ex->unit.len && !str_eq(ex->unit, s->unit))
        problem(l, SEVERITY_ERROR, "unit-mismatch", key_spot(s->in.front, "unit"),
                "it says unit '" STR_FMT "', but course.yaml lists it for '" STR_FMT "'", STR_ARG(ex->unit),
                STR_ARG(s->unit));
    ex->unit = s->unit;
    if (of) {
        fall_back(&ex->title, of->title);
        fall_back(&ex->idea, of->idea);
        fall_back(&ex->refutes, of->refutes);
        ex->minutes = ex->minutes ? ex->minutes : 1;
    }
    fall_back(&ex->id, ex->slug);
    fall_back(&ex->title, ex->slug);
}

enum exercise_kind kind_said(const struct yaml *front)
{
    const struct yaml *said = yaml_get(front, "kind");
    int kind = said ? 0 : EXERCISE_KINDS;
    while (kind < EXERCISE_KINDS && !str_is(said->text, exercise_kind_name((enum exercise_kind)kind)))
        kind++;
    return (enum exercise_kind)kind;
}

bool exercise_read(struct shelf *s, struct exercise *ex)
{
    struct loader *l = s->loader;
    struct loaded *in = &s->in;
    if (!open_item(l, true, in))
        return false;
    /* The kind decides which other keys are right. An unknown one is reported by
     * keys_fill(); then no key is refused for its sake. */
    enum exercise_kind which = kind_said(in->front);
    unsigned kind = which == EXERCISE_KINDS ? 0 : KIND_BIT(which);
    if (kind && !use_fits(l, ex->use, which, key_spot(in->front, "kind")))
        return false; /* what its keys lack for that kind is not worth telling */
    fill_keys(s, ex, kind);
    for (size_t i = 0; i < ex->choice_count; i++)
        ex->choices[i].plain = doc_plain(l->a, &ex->choices[i].text);

    ex->task = doc_parse(l->a, in->sections[0].text, in->sections[0].line);
    if (ex->task.count == 0)
        problem(l, SEVERITY_ERROR, "empty-section",
                line_spot(in->src.path, in->src.text, in->sections[0].line),
                "the task is missing: the text between the front matter and the first section");
    read_bridges(l, in->sections, in->section_count, &ex->bridges, &ex->bridge_count);
    hints_read(l, in, ex);
    if (kind == 0) {
        /* Which files it needs is not known, and so it is not shown; what is there
         * can be looked at all the same. */
        read_code(l, ex, in, "start.c", false, &ex->start);
        read_code(l, ex, in, "solution.c", false, &ex->solution);
        read_code(l, ex, in, "harness.c", false, &ex->harness);
        read_code(l, ex, in, "program.c", false, &ex->program);
        read_wrong(l, ex);
        exercise_check(l, ex, in);
        return false;
    }
    if (exercise_writes(ex->kind)) {
        if (ex->kind != EXERCISE_ORDER) /* its start is derived */
            read_code(l, ex, in, "start.c", true, &ex->start);
        read_code(l, ex, in, "solution.c", true, &ex->solution);
        if (ex->kind == EXERCISE_WRITE_TESTS)
            tests_read(l, ex, in);
        else
            read_code(l, ex, in, "harness.c", false, &ex->harness);
        read_wrong(l, ex);
    } else if (ex->kind == EXERCISE_CAPSTONE) {
        capstone_read(l, ex, in);
    } else if (exercise_reads(ex->kind)) {
        read_code(l, ex, in, "program.c", true, &ex->program);
    } else if (ex->kind == EXERCISE_SCHEDULE) {
        read_code(l, ex, in, "start.c", true, &ex->start);
        read_code(l, ex, in, "solution.schedule", false, &ex->solution);
        if (ex->solution.len)
            check_schedule(l, join(l->a, STR_FMT "/%s", ex->dir, "solution.schedule"), ex->solution);
        read_wrong(l, ex);
    }
    pieces_read(l, ex, in);
    warn_unused_files(l, ex);
    rules_read(l, ex, in);
    constructs_check(l, in->front, "introduces");
    questions_check(l, ex, in);
    marks_check(l, ex, in);
    forecasts_check(l, ex, in);
    budgets_check(l, ex, in);
    exercise_check(l, ex, in);
    return true;
}
