/* Capstones as they are written down: what is read, and each way an author can get it wrong,
 * with its message. The pack is the worked example of all kinds. */
#include "kit.h"

#define KINDS "tests/packs/kinds"
#define RING "exercises/01-kinds/ring"
#define MD RING "/exercise.md"

static const struct exercise *ring(struct pack *p)
{
    const struct item *it = pack_item(p, STR("ring"));
    assert_non_null(it);
    return item_exercise(it);
}

static void test_read(void **state)
{
    (void)state;
    struct error e = {0};
    struct pack *p = pack_open(KINDS, &e);
    assert_non_null(p);
    assert_int_equal(p->diag_count, 0);
    const struct exercise *ex = ring(p);
    assert_int_equal(ex->kind, EXERCISE_CAPSTONE);
    assert_false(exercise_reads(ex->kind) || exercise_writes(ex->kind) || exercise_pictured(ex->kind));
    assert_int_equal(ex->pass, PASS_MARK);
    assert_true(str_is(ex->start_fails, "out-of-bounds-write"));
    /* the learner's files first, as `edits` names them */
    assert_true(ex->file_count >= 2 && str_is(ex->files[0].name, "ring.c") && ex->files[0].edits);
    const struct capstone_file *header = capstone_file(ex, STR("ring.h"));
    assert_true(header && !header->edits && header->header && str_eq(header->text, header->solution));
    assert_null(capstone_file(ex, STR("ring.hh")));
    struct arena a = {0};
    struct bundle start = bundle_split(&a, ex->start), solved = bundle_split(&a, ex->solution);
    assert_int_equal(start.count, ex->edit_count);
    assert_null(bundle_find(&start, STR("ring.h")));
    assert_true(str_eq(*bundle_find(&start, STR("ring.c")), ex->files[0].text));
    assert_true(str_eq(*bundle_find(&solved, STR("ring.c")), ex->files[0].solution));
    int points = 0;
    for (size_t i = 0; i < ex->stage_count; i++) {
        const struct stage *s = &ex->stages[i];
        points += s->points;
        assert_true(s->as.id.len && s->as.title.len && s->as.task.count && !s->dare);
        assert_true(s->as.kind == (s->part == PART_TESTS ? EXERCISE_WRITE_TESTS : EXERCISE_WRITE));
        assert_true(s->as.files == ex->files && s->as.file_count == ex->file_count);
    }
    assert_int_equal(points, 100);
    assert_true(str_is(ex->stages[0].as.id, "keeps") && ex->stages[0].as.case_count == 4);
    assert_non_null(strstr(ex->stages[0].as.harness.at, "int main"));
    assert_true(ex->dare_count >= 1 && ex->dares[0].dare && str_is(ex->dares[0].badge, "Grows"));
    assert_non_null(strstr(ex->dares[0].solution.at, "ring_grow"));
    bool found = false;
    for (size_t i = 0; i < ex->wrong_count; i++) {
        const struct wrong_answer *w = &ex->wrong[i];
        found |= str_is(w->name, "no-check") && str_is(w->stage, "empty") && str_is(w->caught_by, "wrong-output");
        assert_int_equal(bundle_split(&a, w->text).count, ex->edit_count); /* what it leaves out is as solved */
    }
    assert_true(found);
    assert_int_equal(ex->further_count, 1);
    assert_true(str_is(ex->further[0].name, "one-block"));
    assert_int_equal(bundle_split(&a, ex->further[0].text).count, ex->edit_count);
    arena_release(&a);
    pack_free(p);
}

static const struct {
    const char *file, *find, *put, *want;
} mistakes[] = {
    {MD, "edits: [ring.c", "edits: [rign.c",
     "error: there is no file 'rign.c' in files/ [bad-files]\n"},
    {MD, "edits: [ring.c", "edits: [ring.c, ring.c", "error: 'ring.c' stands here a second time [bad-files]\n"},
    {MD, "edits: [ring.c", "edits: [ring.h, ring.c",
     "error: the learner changes ring.h, and " RING "/solution/ring.h is not there [missing-file]\n"},
    {MD, "    harness: keeps.c\n", "    harness: keeps.c\n    contracts: all\n",
     "error: 'contracts' must be checked, whole or off, not 'all' [out-of-range]\n"},
    {MD, "points: ", "points: 1 #", "error: the points of all stages must be 100; they are "},
    {MD, "points: ", "points: x", "error: 'points' must be a whole number from 1 to 100, not 'x"},
    {MD, "pass: 70", "pass: 101", "error: 'pass' must be a whole number from 1 to 100, not '101' [out-of-range]\n"},
    {MD, "start: out-of-bounds-write\n", "",
     "error: the key 'start' is missing; an exercise of kind capstone needs it [missing-key]\n"},
    {MD, "id: empty", "id: keeps", "error: a second stage or dare of this id; the first is on line "},
    {MD, "part: core", "part: cor", "error: 'part' must be core, sweep, budget or tests, not 'cor' [out-of-range]\n"},
    {MD, "part: core", "part: sweep", "error: a stage of part sweep needs something to be checked by [bad-stage]\n"},
    {MD, "part: core", "part: budget", "error: a stage of part budget needs something to be checked by [bad-stage]\n"},
    {MD, "part: core", "part: tests", "error: a stage of part tests needs something to be checked by [bad-stage]\n"},
    {MD, "kill: 3", "kill: 40", "of 4 mutants cannot be killed [out-of-range]\n"},
    {MD, "tests: ring_tests.c\n", "harness: keeps.c\n", "error: a stage of part tests needs something to be checked by"},
    {MD, "sweep: [alloc]\n", "schedules: 0\n", "error: 'schedules' must be a whole number from 1 to 10000000"},
    {MD, "measure: bytes", "measure: byts", "error: 'measure' must be "},
    {RING "/mutants/newest-first/behaves", "The newest", "\n", "error: this file must say in one line of at most 160 "},
    {MD, "part: core", "part: core\n    tests: ring.c", "error: 'tests' belongs to a stage of part tests [bad-stage]\n"},
    {MD, "part: core", "part: tests\n    tests: ring.h", "error: 'ring.h' is no source that the learner changes [bad-stage]\n"},
    {MD, "part: core", "part: tests\n    tests: rung.c", "error: there is no file 'rung.c' in files/ [bad-stage]\n"},
    {MD, "harness: keeps.c", "harness: kept.c", "error: " RING "/harness/kept.c is not there [missing-file]\n"},
    {MD, "harness: keeps.c", "harness: ../files/ring.c",
     "error: 'harness' names a file NAME.c of the folder harness/ [bad-stage]\n"},
    {MD, "harness: grow.c", "harness: empty.c",
     RING "/harness/grow.c: warning: no stage and no dare names this harness [not-used]\n"},
    {MD, "stdout: \"3: 1 2 3\\n\"", "stdin: x", "error: this case checks nothing [bad-case]\n"},
    {MD, "badge: Grows", "points: 5", "error: unknown key 'points' [unknown-key]\n"},
    {MD, "harness: keeps.c", "sweeep: [alloc]", "error: unknown key 'sweeep' [unknown-key]\n"},
    {MD, "Which place does", "Does r->count++; and which place does", ""},
    {MD, "Which place does", "r->next = (r->next + 1) % r->room; and which place does",
     "error: hint 1 holds line "},
    {MD, "stage empty", "stage emty", "error: there is no stage 'emty' [bad-hint]\n"},
    {RING "/wrong/no-check/caught-by", "empty:", "emty:", "error: there is no stage 'emty' [caught-by]\n"},
    {RING "/wrong/no-check/caught-by", "wrong-output", "wrong-outptu",
     "error: unknown failure code 'wrong-outptu' [caught-by]\n"},
    {RING "/wrong/no-check/caught-by", "empty: wrong-output", "wrong-output",
     "error: this file must have one line 'STAGE: CODE' [caught-by]\n"},
    {RING "/files/ring.c", "#include \"ring.h\"\n", "#include \"ring.h\"\n" REGION_BEGIN "\n" REGION_END "\n",
     RING "/solution/ring.c:1:1: error: the region markers of files/ring.c are missing here [bad-region]\n"},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(KINDS);
        struct buf got = {0};
        struct error e = {0};
        kit_edit(dir, mistakes[i].file, mistakes[i].find, mistakes[i].put);
        struct pack *p = pack_open(dir, &e);
        assert_non_null(p);
        kit_list(p, &got);
        const char *said = got.at ? got.at : "";
        if (!*mistakes[i].want ? *said : !strstr(said, mistakes[i].want))
            fail_msg("'%s' for '%s': wanted\n%s\ngot\n%s", mistakes[i].put, mistakes[i].find,
                     mistakes[i].want, said);
        for (const char *at = said; (at = strchr(at, '[')); at++) { /* every code is explained */
            char code[40], end;
            if (sscanf(at, "[%39[a-z-]%c", code, &end) == 2 && end == ']' && strchr(code, '-') && !pack_problem_doc(code))
                fail_msg("'%s' is not in pack/codes.c", code);
        }
        pack_free(p);
        kit_remove(dir);
        buf_release(&got);
    }
}

static const struct {
    const char *command, *want;
} files[] = {
    {"rm -r files", "error: an exercise of kind capstone needs the folder " RING "/files with its sources [missing-file]\n"},
    {"rm solution/ring.c", "error: the learner changes ring.c, and " RING "/solution/ring.c is not there [missing-file]\n"},
    {"cp files/ring.h solution/",
     RING "/solution/ring.h: warning: the learner cannot change this file, so it has no solution [not-used]\n"},
    {"cp files/ring.h solution/other.c", RING "/solution/other.c: warning: there is no such file in files/ [not-used]\n"},
    {"cp files/* solution/", "error: all files are given as they are solved [bad-files]\n"},
    {"cp files/ring.c 'files/a b.c'", RING "/files/a b.c: warning: only files NAME.c and NAME.h are read in this folder, "},
    {"cp files/ring.c files/harness.c",
     RING "/files/harness.c: error: harness.c is what Freehold calls the file of the stage; give this one another name "
     "[bad-files]\n"},
    {"ln -s /etc/passwd files/p.c", RING "/files/p.c: error: symbolic links are not followed in a pack"},
    {"for i in $(seq 40); do cp files/ring.c files/f$i.c; done", RING "/files: error: more than 32 files [too-many]\n"},
    {"rm wrong/no-check/caught-by",
     RING "/wrong/no-check/caught-by: error: this file must say what catches the answer, as in 'core: wrong-output' "
     "[caught-by]\n"},
    {"rm wrong/no-check/ring.c", RING "/wrong/no-check: error: none of the learner's files is in this folder [missing-file]\n"},
    {"cp files/ring.h wrong/no-check/", RING "/wrong/no-check/ring.h: error: the learner cannot change this file [bad-files]\n"},
    {"cp files/ring.c wrong/alone.c",
     RING "/wrong/alone.c: warning: a wrong answer to a capstone is a folder of files [not-used]\n"},
    {"rm also/one-block/ring.c", RING "/also/one-block: error: none of the learner's files is in this folder [missing-file]\n"},
    {"cp files/ring.h also/one-block/", RING "/also/one-block/ring.h: error: the learner cannot change this file [bad-files]\n"},
    {"cp files/ring.c also/alone.c",
     RING "/also/alone.c: warning: a further solution of a capstone is a folder of files [not-used]\n"},
    {"for i in $(seq 8); do cp -r also/one-block also/b$i; done", RING "/also: error: more than 8 further solutions [too-many]\n"},
    {"rm -r mutants", "error: a stage of part tests needs wrong implementations, mutants/NAME/ [bad-stage]\n"},
    {"cp files/ring.c mutants/x.c", RING "/mutants/x.c: warning: a mutant in a capstone is a folder of files [not-used]\n"},
    {"for i in $(seq 47); do cp -r mutants/newest-first mutants/m$i; done",
     RING "/mutants: error: more than 48 mutants [too-many]\n"},
    {"for i in $(seq 44); do cp -r mutants/newest-first mutants/m$i; done; "
     "sed -i 's/^dares:/  - id: more\\n    title: More\\n    part: tests\\n    points: 1\\n    tests: ring_tests.c\\n    task: t\\ndares:/' "
     "exercise.md", "programs to judge at once, and 64 can be [bad-stage]\n"},
    {"mv dares/grow dares/grwo", RING "/dares/grwo: warning: there is no dare of this id [not-used]\n"},
    {"cp files/ring.c start.c", RING "/start.c: warning: an exercise of kind capstone does not use this [not-used]\n"},
};

static void test_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        char *dir = kit_copy(KINDS);
        struct buf got = {0};
        struct error e = {0};
        kit_run("cd '%s/" RING "' && %s", dir, files[i].command);
        struct pack *p = pack_open(dir, &e);
        assert_non_null(p);
        kit_list(p, &got);
        if (!strstr(got.at ? got.at : "", files[i].want))
            fail_msg("%s: wanted\n%s\ngot\n%s", files[i].command, files[i].want, got.at ? got.at : "");
        pack_free(p);
        kit_remove(dir);
        buf_release(&got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_mistakes),
                                       cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
