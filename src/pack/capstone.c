/* A capstone: several files, several stages.
 *
 *   files/      all of the program as given; those that `edits` names are the learner's
 *   solution/   these solved
 *   harness/    what calls it: a file for each stage that names one
 *   wrong/N/    some of the learner's files done wrong, the others as solved, and the file
 *               caught-by with one line, "STAGE: CODE"
 *   mutants/N/  some of them done wrong for the learner's tests to reject, and the file behaves
 *               with one line, what the learner is told of it
 *   also/N/     some of them solved in another way: as right as solution/
 *   dares/ID/   files with which a dare is met, where solution/ does not meet it
 *
 * A stage becomes an exercise of its own over all files (struct stage), so that running,
 * grading and telling it is not done a second time. */
#include "pack/load.h"

#include <limits.h>
#include <string.h>

static const struct yaml *entry_of(const struct loaded *in, const char *list, size_t n, size_t count)
{
    const struct yaml *all = yaml_get(in->front, list);
    return all && all->kind == YAML_LIST && all->count == count ? all->items[n] : in->front;
}

static struct str inside(struct loader *l, const struct exercise *ex, const char *folder, struct str name)
{
    return str_from(arena_printf(l->a, STR_FMT "/%s/" STR_FMT, STR_ARG(ex->dir), folder, STR_ARG(name)));
}

const struct capstone_file *capstone_file(const struct exercise *ex, struct str name)
{
    for (size_t i = 0; i < ex->file_count; i++)
        if (str_eq(ex->files[i].name, name))
            return &ex->files[i];
    return NULL;
}

static void nearest_file(struct loader *l, const struct exercise *ex, struct str word, bool edited)
{
    const char *names[CAPSTONE_FILES];
    size_t n = 0;
    for (size_t i = 0; i < ex->file_count; i++)
        if (!edited || ex->files[i].edits)
            names[n++] = arena_cstr(l->a, ex->files[i].name);
    problem_nearest(l, word, names, n);
}

/* ---- files/ and solution/ ---------------------------------------------------- */

/* Reads the files of a folder that may be sources; says of others that they are not used. */
static struct capstone_file *read_folder(struct loader *l, const struct exercise *ex, const char *folder,
                                         size_t *ret_count)
{
    struct str dir = str_from(arena_printf(l->a, STR_FMT "/%s", STR_ARG(ex->dir), folder));
    size_t count, n = 0;
    struct entry *entries = folder_list(l, dir, &count);
    struct capstone_file *files = arena_array(l->a, CAPSTONE_FILES, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        struct str path = inside(l, ex, folder, entries[i].name);
        struct source src;
        if (str_is(entries[i].name, "caught-by") || str_is(entries[i].name, "behaves"))
            continue;
        if (entries[i].folder || !bundle_name_valid(entries[i].name)) {
            problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = path},
                    "only files NAME.c and NAME.h are read in this folder, of letters, digits, _ and -");
        } else if (n == CAPSTONE_FILES) {
            problem(l, SEVERITY_ERROR, "too-many", (struct spot){.file = dir}, "more than 32 files");
            break;
        } else if (source_read(l, path, &src)) {
            files[n++] = (struct capstone_file){.name = entries[i].name, .text = src.text, .solution = src.text,
                                                .header = str_ends(entries[i].name, ".h")};
        }
    }
    *ret_count = n;
    return files;
}

static void read_files(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    ex->files = read_folder(l, ex, "files", &ex->file_count);
    if (!ex->file_count)
        problem(l, SEVERITY_ERROR, "missing-file", key_spot(in->front, "kind"),
                "an exercise of kind capstone needs the folder " STR_FMT "/files with its sources", STR_ARG(ex->dir));
    for (size_t i = 0; i < ex->file_count; i++)
        if (str_is(ex->files[i].name, "harness.c")) {
            problem(l, SEVERITY_ERROR, "bad-files", (struct spot){.file = inside(l, ex, "files", ex->files[i].name)},
                    "harness.c is what Freehold calls the file of the stage; give this one another name");
        }
}

static void mark_edits(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    for (size_t i = 0; i < ex->edit_count; i++) {
        struct spot at = entry_of(in, "edits", i, ex->edit_count)->at;
        struct capstone_file *f = (struct capstone_file *)capstone_file(ex, ex->edits[i]);
        if (!f) {
            if (!ex->file_count)
                continue; /* told */
            problem(l, SEVERITY_ERROR, "bad-files", at, "there is no file '" STR_FMT "' in files/", STR_ARG(ex->edits[i]));
            nearest_file(l, ex, ex->edits[i], false);
        } else if (f->edits) {
            problem(l, SEVERITY_ERROR, "bad-files", at, "'" STR_FMT "' stands here a second time", STR_ARG(ex->edits[i]));
        } else {
            f->edits = true;
        }
    }
    /* The learner's first, in the order in which they are named. */
    struct capstone_file *all = arena_array(l->a, ex->file_count + 1, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < ex->edit_count; i++) {
        const struct capstone_file *f = capstone_file(ex, ex->edits[i]);
        bool there = false;
        for (size_t k = 0; f && k < n; k++)
            there = there || str_eq(all[k].name, f->name);
        if (f && !there)
            all[n++] = *f;
    }
    for (size_t i = 0; i < ex->file_count; i++)
        if (!ex->files[i].edits)
            all[n++] = ex->files[i];
    ex->files = all;
}

static void read_solution(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    size_t count;
    struct capstone_file *solved = read_folder(l, ex, "solution", &count);
    bool differs = false, whole = true;
    for (size_t i = 0; i < count; i++) {
        struct capstone_file *f = (struct capstone_file *)capstone_file(ex, solved[i].name);
        if (f && f->edits) {
            f->solution = solved[i].text;
            continue;
        }
        problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = inside(l, ex, "solution", solved[i].name)},
                f ? "the learner cannot change this file, so it has no solution" : "there is no such file in files/");
    }
    for (size_t i = 0; i < ex->file_count; i++) {
        struct capstone_file *f = &ex->files[i];
        bool there = false;
        for (size_t k = 0; k < count; k++)
            there = there || str_eq(solved[k].name, f->name);
        if (!f->edits)
            continue;
        if (!there) {
            whole = false;
            if (!source_exists(l, inside(l, ex, "solution", f->name)))
                problem(l, SEVERITY_ERROR, "missing-file", key_spot(in->front, "edits"),
                        "the learner changes " STR_FMT ", and " STR_FMT " is not there", STR_ARG(f->name),
                        STR_ARG(inside(l, ex, "solution", f->name)));
            continue;
        }
        whole &= regions_check(l, ex, arena_printf(l->a, "files/" STR_FMT, STR_ARG(f->name)), f->text,
                               arena_printf(l->a, "solution/" STR_FMT, STR_ARG(f->name)), f->solution);
        differs |= !str_eq(f->text, f->solution);
    }
    if (whole && !differs && ex->edit_count)
        problem(l, SEVERITY_ERROR, "bad-files", key_spot(in->front, "edits"), "all files are given as they are solved");
}

/* The learner's files as one text; those of `over` in place of the exercise's. */
static struct str bundle_of(struct loader *l, const struct exercise *ex, bool solved,
                            const struct capstone_file *over, size_t over_count)
{
    struct buf out = {0};
    for (size_t i = 0; i < ex->file_count; i++) {
        const struct capstone_file *f = &ex->files[i];
        struct str text = solved ? f->solution : f->text;
        for (size_t k = 0; k < over_count; k++)
            if (str_eq(over[k].name, f->name))
                text = over[k].text;
        if (f->edits)
            bundle_add(&out, f->name, text);
    }
    struct str kept = arena_str(l->a, buf_view(&out));
    buf_release(&out);
    return kept;
}

/* ---- stages ---------------------------------------------------------------------- */

static void read_harness(struct loader *l, const struct exercise *ex, struct stage *s, struct spot at)
{
    struct source src;
    if (!s->harness_name.len)
        return;
    struct str path = inside(l, ex, "harness", s->harness_name);
    if (!bundle_name_valid(s->harness_name) || !str_ends(s->harness_name, ".c"))
        problem(l, SEVERITY_ERROR, "bad-stage", at, "'harness' names a file NAME.c of the folder harness/");
    else if (source_read(l, path, &src))
        s->as.harness = src.text;
    else if (!source_exists(l, path))
        problem(l, SEVERITY_ERROR, "missing-file", at, STR_FMT " is not there", STR_ARG(path));
}

/* What a part is for must be asked by one of these keys. */
static void check_part(struct loader *l, const struct stage *s, const struct yaml *at)
{
    static const char *const needs[STAGE_PARTS][6] = {
        [PART_CORE] = {"cases", NULL},
        [PART_SWEEP] = {"sweep", "crash", "schedules", NULL},
        [PART_BUDGET] = {"budgets", NULL},
        [PART_TESTS] = {"tests", NULL},
    };
    static const char *const advice[STAGE_PARTS] = {
        [PART_CORE] = "say what it must do with 'cases'",
        [PART_SWEEP] = "say what is made to fail with 'sweep' or 'crash', or how many orders of threads are tried "
                       "with 'schedules'",
        [PART_BUDGET] = "say what it may cost with 'budgets'",
        [PART_TESTS] = "say with 'tests' which file holds the learner's tests",
    };
    bool there = false;
    for (const char *const *k = needs[s->part]; *k; k++)
        there = there || yaml_get(at, *k);
    if (!there) {
        problem(l, SEVERITY_ERROR, "bad-stage", at->at, "a stage of part %s needs something to be checked by",
                stage_part_name(s->part));
        problem_advice(l, "%s", advice[s->part]);
    } else if (s->part != PART_TESTS && s->part != PART_CORE && !yaml_get(at, "cases")) {
        problem(l, SEVERITY_ERROR, "bad-stage", at->at, "this stage has no 'cases', so nothing is run");
    }
    if (s->part != PART_TESTS && yaml_get(at, "tests")) {
        problem(l, SEVERITY_ERROR, "bad-stage", key_spot(at, "tests"), "'tests' belongs to a stage of part tests");
    }
}

static void find_tests(struct loader *l, struct exercise *ex, struct stage *s, const struct yaml *at)
{
    if (!s->tests.len || s->part != PART_TESTS)
        return;
    struct capstone_file *f = (struct capstone_file *)capstone_file(ex, s->tests);
    if (f && f->edits && !f->header) {
        s->as.tests_file = f->name;
        f->tests = true;
        return;
    }
    problem(l, SEVERITY_ERROR, "bad-stage", key_spot(at, "tests"),
            f ? "'" STR_FMT "' is no source that the learner changes" : "there is no file '" STR_FMT "' in files/",
            STR_ARG(s->tests));
    nearest_file(l, ex, s->tests, true);
}

static void read_stage(struct loader *l, struct exercise *ex, const struct loaded *in, struct stage *s,
                       const struct yaml *at)
{
    if (!s->dare)
        for (int i = 0; i < STAGE_PARTS; i++)
            if (str_is(s->part_word, stage_part_name((enum stage_part)i)))
                s->part = (enum stage_part)i;
    s->as.kind = !s->dare && s->part == PART_TESTS ? EXERCISE_WRITE_TESTS : EXERCISE_WRITE;
    s->as.slug = ex->slug;
    s->as.unit = ex->unit;
    s->as.path = ex->path;
    s->as.dir = ex->dir;
    if (!s->badge.len)
        s->badge = s->as.title;
    if (s->dare && !yaml_get(at, "cases"))
        problem(l, SEVERITY_ERROR, "bad-stage", at->at, "this dare has no 'cases', so nothing is run");
    else if (!s->dare && s->part_word.len)
        check_part(l, s, at);
    find_tests(l, ex, s, at);
    read_harness(l, ex, s, key_spot(at, "harness"));
    (void)in;
}

static void give_mutants(struct loader *l, const struct exercise *ex, struct stage *s, const struct yaml *at);

static void check_stages(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    int points = 0;
    for (size_t i = 0; i < ex->stage_count + ex->dare_count; i++) {
        bool dare = i >= ex->stage_count;
        size_t n = dare ? i - ex->stage_count : i;
        struct stage *s = dare ? &ex->dares[n] : &ex->stages[n];
        const struct yaml *at = entry_of(in, dare ? "dares" : "stages", n, dare ? ex->dare_count : ex->stage_count);
        s->dare = dare;
        read_stage(l, ex, in, s, at);
        points += s->points;
        for (size_t k = 0; k < i; k++) {
            const struct stage *other = k < ex->stage_count ? &ex->stages[k] : &ex->dares[k - ex->stage_count];
            if (s->as.id.len && str_eq(s->as.id, other->as.id))
                problem(l, SEVERITY_ERROR, "bad-stage", key_spot(at, "id"),
                        "a second stage or dare of this id; the first is on line %d", other->line);
        }
    }
    bool misread = false; /* a stage's points were told to be wrong: then the sum says nothing */
    for (size_t i = 0; i < ex->stage_count; i++)
        misread |= ex->stages[i].points == 0;
    if (ex->stage_count && !misread && points != 100) {
        problem(l, SEVERITY_ERROR, "bad-stage", key_spot(in->front, "stages"),
                "the points of all stages must be 100; they are %d", points);
    }
    for (size_t i = 0; i < ex->stage_count + ex->dare_count; i++) {
        bool dare = i >= ex->stage_count;
        size_t n = dare ? i - ex->stage_count : i;
        struct stage *s = dare ? &ex->dares[n] : &ex->stages[n];
        s->as.files = ex->files;
        s->as.file_count = ex->file_count;
        struct loaded part = {.src = in->src, .front = (struct yaml *)entry_of(
            in, dare ? "dares" : "stages", n, dare ? ex->dare_count : ex->stage_count)};
        s->as.solution = s->solution.len ? s->solution : ex->solution;
        give_mutants(l, ex, s, part.front);
        budgets_check(l, &s->as, &part);
        exercise_check(l, &s->as, &part);
    }
}

static void warn_unused_harness(struct loader *l, const struct exercise *ex)
{
    size_t count;
    struct str dir = str_from(arena_printf(l->a, STR_FMT "/harness", STR_ARG(ex->dir)));
    struct entry *entries = folder_list(l, dir, &count);
    for (size_t i = 0; i < count; i++) {
        bool used = false;
        for (size_t k = 0; k < ex->stage_count + ex->dare_count; k++)
            used |= str_eq(entries[i].name, (k < ex->stage_count ? &ex->stages[k] : &ex->dares[k - ex->stage_count])->harness_name);
        if (!used)
            problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = inside(l, ex, "harness", entries[i].name)},
                    "no stage and no dare names this harness");
    }
}

/* ---- answers that are wrong, and dares ---------------------------------------------- */

/* "STAGE: CODE" */
static void read_caught_by(struct loader *l, const struct exercise *ex, struct wrong_answer *w)
{
    struct source src;
    w->path = inside(l, ex, "wrong", str_from(arena_printf(l->a, STR_FMT "/caught-by", STR_ARG(w->name))));
    if (!source_read(l, w->path, &src)) {
        if (!source_exists(l, w->path))
            problem(l, SEVERITY_ERROR, "caught-by", (struct spot){.file = w->path},
                    "this file must say what catches the answer, as in 'core: wrong-output'");
        return;
    }
    struct str rest = src.text, line = {0};
    str_line(&rest, &line);
    const char *colon = line.len ? memchr(line.at, ':', line.len) : NULL;
    struct spot at = line_spot(w->path, src.text, 1);
    if (!colon) {
        problem(l, SEVERITY_ERROR, "caught-by", at, "this file must have one line 'STAGE: CODE'");
        return;
    }
    struct str id = str_trim(str_slice(line, 0, (size_t)(colon - line.at)));
    struct str code = str_trim(str_slice(line, (size_t)(colon - line.at) + 1, line.len));
    const char *ids[CAPSTONE_STAGES + CAPSTONE_DARES];
    bool stage = false, known = false;
    for (size_t i = 0; i < ex->stage_count; i++) {
        ids[i] = arena_cstr(l->a, ex->stages[i].as.id);
        stage |= str_eq(ex->stages[i].as.id, id);
    }
    for (const char *const *c = pack_failure_codes(); *c; c++)
        known |= str_is(code, *c);
    if (!stage) {
        problem(l, SEVERITY_ERROR, "caught-by", at, "there is no stage '" STR_FMT "'", STR_ARG(id));
        problem_nearest(l, id, ids, ex->stage_count);
        return;
    }
    if (!known) {
        problem(l, SEVERITY_ERROR, "caught-by", at, "unknown failure code '" STR_FMT "'", STR_ARG(code));
        problem_nearest(l, code, pack_failure_codes(), failure_code_count());
        return;
    }
    w->line = 1;
    w->stage = id;
    w->caught_by = code;
}

/* Files of a folder that stand in place of the solution's. */
static struct str variation(struct loader *l, const struct exercise *ex, const char *folder)
{
    size_t count;
    struct capstone_file *over = read_folder(l, ex, folder, &count);
    for (size_t i = 0; i < count; i++) {
        const struct capstone_file *f = capstone_file(ex, over[i].name);
        if (f && f->edits)
            continue;
        problem(l, SEVERITY_ERROR, "bad-files", (struct spot){.file = inside(l, ex, folder, over[i].name)},
                f ? "the learner cannot change this file" : "there is no such file in files/");
        nearest_file(l, ex, over[i].name, true);
    }
    if (!count)
        problem(l, SEVERITY_ERROR, "missing-file",
                (struct spot){.file = str_from(arena_printf(l->a, STR_FMT "/%s", STR_ARG(ex->dir), folder))},
                "none of the learner's files is in this folder");
    return bundle_of(l, ex, true, over, count);
}

static void read_wrong(struct loader *l, struct exercise *ex)
{
    enum { MOST = 64 };
    size_t count;
    struct str dir = str_from(arena_printf(l->a, STR_FMT "/wrong", STR_ARG(ex->dir)));
    struct entry *entries = l->learns ? (count = 0, NULL) : folder_list(l, dir, &count);
    ex->wrong = arena_array(l->a, count < MOST ? count : MOST, sizeof *ex->wrong);
    for (size_t i = 0; i < count; i++) {
        if (!entries[i].folder) {
            problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = inside(l, ex, "wrong", entries[i].name)},
                    "a wrong answer to a capstone is a folder of files");
            continue;
        }
        if (ex->wrong_count == MOST) {
            problem(l, SEVERITY_ERROR, "too-many", (struct spot){.file = dir}, "more than 64 wrong answers");
            break;
        }
        struct wrong_answer *w = &ex->wrong[ex->wrong_count++];
        *w = (struct wrong_answer){.name = entries[i].name};
        read_caught_by(l, ex, w);
        w->text = variation(l, ex, arena_printf(l->a, "wrong/" STR_FMT, STR_ARG(entries[i].name)));
    }
}

/* Solutions that go another way: every stage, and so every budget, has to let them pass. */
static void read_further(struct loader *l, struct exercise *ex)
{
    enum { MOST = 8 };
    size_t count;
    struct str dir = str_from(arena_printf(l->a, STR_FMT "/also", STR_ARG(ex->dir)));
    struct entry *entries = l->learns ? (count = 0, NULL) : folder_list(l, dir, &count);
    ex->further = arena_array(l->a, MOST, sizeof *ex->further);
    for (size_t i = 0; i < count; i++) {
        if (!entries[i].folder) {
            problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = inside(l, ex, "also", entries[i].name)},
                    "a further solution of a capstone is a folder of files");
            continue;
        }
        if (ex->further_count == MOST) {
            problem(l, SEVERITY_ERROR, "too-many", (struct spot){.file = dir}, "more than %d further solutions", MOST);
            break;
        }
        ex->further[ex->further_count++] = (struct further_solution){
            .name = entries[i].name, .text = variation(l, ex, arena_printf(l->a, "also/" STR_FMT, STR_ARG(entries[i].name)))};
    }
}

/* The mutants that a stage of part tests is about; each such stage has all. */
static void read_mutants(struct loader *l, struct exercise *ex)
{
    enum { LONGEST = 160 };
    size_t count;
    struct str dir = str_from(arena_printf(l->a, STR_FMT "/mutants", STR_ARG(ex->dir)));
    struct entry *entries = folder_list(l, dir, &count);
    ex->mutants = arena_array(l->a, TESTS_MUTANTS, sizeof *ex->mutants);
    for (size_t i = 0; i < count; i++) {
        struct source src = {0};
        struct str path = inside(l, ex, "mutants", entries[i].name);
        if (!entries[i].folder) {
            problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = path}, "a mutant in a capstone is a folder of files");
            continue;
        }
        if (ex->mutant_count == TESTS_MUTANTS) {
            problem(l, SEVERITY_ERROR, "too-many", (struct spot){.file = dir}, "more than %d mutants", TESTS_MUTANTS);
            break;
        }
        struct tests_mutant *m = &ex->mutants[ex->mutant_count++];
        *m = (struct tests_mutant){.name = entries[i].name};
        m->path = str_from(arena_printf(l->a, STR_FMT "/behaves", STR_ARG(path)));
        m->text = variation(l, ex, arena_printf(l->a, "mutants/" STR_FMT, STR_ARG(entries[i].name)));
        if (source_read(l, m->path, &src)) {
            struct str rest = src.text, line = {0};
            str_line(&rest, &line);
            m->behaves = str_trim(line);
            while (m->behaves.len && m->behaves.at[m->behaves.len - 1] == '.')
                m->behaves.len--;
        }
        if (!m->behaves.len || m->behaves.len > LONGEST) {
            problem(l, SEVERITY_ERROR, "behaves", (struct spot){.file = m->path},
                    "this file must say in one line of at most %d bytes how this implementation misbehaves", LONGEST);
            problem_advice(l, "as a user would see it: a learner is told it while their tests do not notice");
        }
    }
}

/* A stage of part tests as an exercise of its own. */
static void give_mutants(struct loader *l, const struct exercise *ex, struct stage *s, const struct yaml *at)
{
    if (s->as.kind != EXERCISE_WRITE_TESTS)
        return;
    s->as.mutants = ex->mutants;
    s->as.mutant_count = ex->mutant_count;
    if (!ex->mutant_count)
        problem(l, SEVERITY_ERROR, "bad-stage", at->at, "a stage of part tests needs wrong implementations, mutants/NAME/");
    else if (s->as.kill > (int)ex->mutant_count)
        problem(l, SEVERITY_ERROR, "out-of-range", key_spot(at, "kill"), "%d of %zu mutants cannot be killed", s->as.kill,
                ex->mutant_count);
    if (s->as.kill <= 0 || s->as.kill > (int)ex->mutant_count)
        s->as.kill = (int)ex->mutant_count;
}

/* All is judged in one chain, which the judge bounds. */
static void check_chain(struct loader *l, const struct exercise *ex, const struct loaded *in)
{
    enum { MOST = 64 }; /* JUDGE_CHAIN of judge.h; tests/author compares them */
    size_t n = 0;
    for (size_t i = 0; i < ex->stage_count + ex->dare_count; i++) {
        const struct exercise *one = i < ex->stage_count ? &ex->stages[i].as : &ex->dares[i - ex->stage_count].as;
        n += 1 + (one->budget_count > 0) + (one->kind == EXERCISE_WRITE_TESTS ? 1 + one->mutant_count : 0);
    }
    if (n > MOST)
        problem(l, SEVERITY_ERROR, "bad-stage", key_spot(in->front, "stages"),
                "its stages, dares and mutants are %zu programs to judge at once, and %d can be", n, MOST);
}

static void read_dares(struct loader *l, struct exercise *ex)
{
    size_t count;
    struct str dir = str_from(arena_printf(l->a, STR_FMT "/dares", STR_ARG(ex->dir)));
    struct entry *entries = folder_list(l, dir, &count);
    for (size_t i = 0; i < count; i++) {
        struct stage *of = NULL;
        const char *ids[CAPSTONE_DARES];
        for (size_t k = 0; k < ex->dare_count; k++) {
            ids[k] = arena_cstr(l->a, ex->dares[k].as.id);
            if (str_eq(ex->dares[k].as.id, entries[i].name))
                of = &ex->dares[k];
        }
        if (of && entries[i].folder) {
            of->solution = variation(l, ex, arena_printf(l->a, "dares/" STR_FMT, STR_ARG(entries[i].name)));
            continue;
        }
        problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = inside(l, ex, "dares", entries[i].name)},
                "there is no dare of this id");
        problem_nearest(l, entries[i].name, ids, ex->dare_count);
    }
}

void capstone_read(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    if (!ex->pass)
        ex->pass = PASS_MARK;
    read_files(l, ex, in);
    mark_edits(l, ex, in);
    read_solution(l, ex, in);
    ex->start = bundle_of(l, ex, false, NULL, 0);
    ex->solution = bundle_of(l, ex, true, NULL, 0);
    read_dares(l, ex);
    read_further(l, ex);
    read_mutants(l, ex);
    check_stages(l, ex, in);
    check_chain(l, ex, in);
    warn_unused_harness(l, ex);
    read_wrong(l, ex);
}
