/* Exercises of kind write-tests: the learner writes tests.
 *
 *   subject.h      what is tested, declared; shown with the task
 *   reference.c    the right implementation, which tests must accept
 *   mutants/N.c    wrong ones, which tests must reject; first line `// behaves: ...`, which
 *                  is what the learner is told of one that survives
 *   start.c        tests as given;  solution.c  tests that kill all;  wrong/N.c  as usual */
#include "pack/load.h"

#include <string.h>

static struct str beside(struct loader *l, const struct exercise *ex, const char *name)
{
    return str_from(arena_printf(l->a, STR_FMT "/%s", STR_ARG(ex->dir), name));
}

static void read_needed(struct loader *l, const struct exercise *ex, const struct loaded *in, const char *name,
                        struct str *ret)
{
    struct source src;
    struct str path = beside(l, ex, name);
    if (source_read(l, path, &src)) {
        *ret = src.text;
        if (!str_trim(src.text).len)
            problem(l, SEVERITY_ERROR, "missing-file", line_spot(path, src.text, 1), "this file is empty");
    } else if (!source_exists(l, path)) {
        problem(l, SEVERITY_ERROR, "missing-file", key_spot(in->front, "kind"),
                "an exercise of kind write-tests needs the file " STR_FMT ", which is not there", STR_ARG(path));
    }
}

/* `// behaves: SENTENCE` in the first line. */
static void read_behaves(struct loader *l, struct tests_mutant *m)
{
    static const char lead[] = "// behaves:";
    enum { LONGEST = 160 };
    struct str rest = m->text, line = {0};
    str_line(&rest, &line);
    struct spot at = {.file = m->path, .line = 1, .column = 1, .length = (int)line.len};
    if (!str_starts(line, lead)) {
        problem(l, SEVERITY_ERROR, "behaves", at, "the first line must say how this implementation misbehaves: "
                "'// behaves: SENTENCE'");
        problem_advice(l, "as a user would see it, not as the code has it: a learner is told it while their tests "
                       "do not notice");
        return;
    }
    m->behaves = str_trim(str_slice(line, sizeof lead - 1, line.len));
    while (m->behaves.len && m->behaves.at[m->behaves.len - 1] == '.')
        m->behaves.len--;
    if (!m->behaves.len)
        problem(l, SEVERITY_ERROR, "behaves", at, "the sentence is missing behind 'behaves:'");
    else if (m->behaves.len > LONGEST)
        problem(l, SEVERITY_ERROR, "behaves", at, "this sentence is longer than %d bytes", LONGEST);
}

static void read_mutants(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    struct str dir = beside(l, ex, "mutants");
    size_t count;
    struct entry *entries = folder_list(l, dir, &count);
    ex->mutants = arena_array(l->a, TESTS_MUTANTS, sizeof *ex->mutants);
    for (size_t i = 0; i < count; i++) {
        struct str path = str_from(arena_printf(l->a, STR_FMT "/%s", STR_ARG(dir), entries[i].name.at));
        struct source src;
        if (entries[i].folder || !str_ends(entries[i].name, ".c")) {
            problem(l, SEVERITY_WARNING, "not-used", (struct spot){.file = path},
                    "only files NAME.c are read in this folder");
        } else if (ex->mutant_count == TESTS_MUTANTS) {
            problem(l, SEVERITY_ERROR, "too-many", (struct spot){.file = dir}, "more than %d mutants", TESTS_MUTANTS);
            break;
        } else if (source_read(l, path, &src)) {
            struct tests_mutant *m = &ex->mutants[ex->mutant_count++];
            *m = (struct tests_mutant){.name = entries[i].name, .path = path, .text = src.text};
            read_behaves(l, m);
        }
    }
    if (!ex->mutant_count)
        problem(l, SEVERITY_ERROR, "missing-file", key_spot(in->front, "kind"),
                "an exercise of kind write-tests needs wrong implementations, mutants/NAME.c");
    else if (ex->kill > (int)ex->mutant_count)
        problem(l, SEVERITY_ERROR, "out-of-range", key_spot(in->front, "kill"),
                "%d of %zu mutants cannot be killed", ex->kill, ex->mutant_count);
}

void tests_read(struct loader *l, struct exercise *ex, const struct loaded *in)
{
    read_needed(l, ex, in, "subject.h", &ex->subject);
    read_needed(l, ex, in, "reference.c", &ex->reference);
    read_mutants(l, ex, in);
    if (ex->kill <= 0 || ex->kill > (int)ex->mutant_count)
        ex->kill = (int)ex->mutant_count;
}
