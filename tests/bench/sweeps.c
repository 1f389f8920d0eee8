/* Sweeps: what it costs to make every call that can fail fail once, without compiling: in the
 * worker, all that is between the runs included. A first sweep faults its worker's pages in, so a
 * row has the first one, as a learner has it, and the median of those of the same worker behind. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

struct row { double first, others; uint64_t runs; }; /* ms */

static struct row sweep_of(struct judge *j, const char *text, size_t times)
{
    struct source_file file = {STR("answer.c"), str_from(text), false, false};
    struct run_input inputs[JUDGE_RUNS] = {{0}};
    struct attempt a = {.files = &file, .file_count = 1, .runs = inputs, .run_count = times};
    struct error e = {0};
    struct sample others = {0};
    struct row row = {0};
    if (!sweep_classes(STR("all"), &a.sweep, &e))
        exit(1);
    struct verdict *v = judge_run(j, &a);
    for (size_t i = 0; i < v->run_count; i++) {
        const struct sweep *s = v->runs[i].sweep;
        if (!s || !s->complete || s->broken) {
            fprintf(stderr, "bench: a program was not swept: %s %.*s\n", verdict_kind_name(v->kind), STR_ARG(v->fault));
            exit(1);
        }
        double ms = (double)s->sweep_us / 1000;
        if (i == 0)
            row = (struct row){ms, ms, s->runs};
        else
            vec_push(&others.ms, ms);
    }
    row.others = others.ms.len ? quantile(&others, 0.5) : row.first;
    vec_release(&others.ms);
    verdict_free(v);
    return row;
}

static void tell(const char *what, struct row r, double goal, uint64_t goal_runs)
{
    double all = r.others * (double)goal_runs / (double)r.runs;
    printf("  %-46s %5llu runs %8.2f ms first %8.2f ms then", what, (unsigned long long)r.runs, r.first, r.others);
    printf("; %llu would take %.1f ms (goal %.0f): %.2f\n", (unsigned long long)goal_runs, all, goal, all / goal);
}

void bench_sweeps(struct judge *j)
{
    static const char vector[] =
        "#include <stdlib.h>\n"
        "struct vec { int *at; size_t len, room; };\n"
        "static int push(struct vec *v, int x)\n{\n"
        "    if (v->len == v->room) {\n"
        "        size_t room = v->room ? v->room * 2 : 1;\n"
        "        int *more = realloc(v->at, room * sizeof *more);\n"
        "        if (!more) return -1;\n"
        "        v->at = more; v->room = room;\n"
        "    }\n"
        "    v->at[v->len++] = x;\n"
        "    return 0;\n}\n"
        "int main(void)\n{\n"
        "    struct vec v = {0};\n"
        "    int bad = 0;\n"
        "    for (int i = 0; i < 40; i++) bad |= push(&v, i);\n"
        "    free(v.at);\n"
        "    return bad != 0;\n}\n";
    static const char file[] =
        "#include <stdio.h>\n#include <stdlib.h>\n"
        "int main(void)\n{\n"
        "    int bad = 0;\n"
        "    char *line = malloc(32);\n"
        "    FILE *f = line ? fopen(\"notes\", \"w\") : NULL;\n"
        "    if (!f) { free(line); return 1; }\n"
        "    for (int i = 0; i < 10; i++) {\n"
        "        snprintf(line, 32, \"note %d\", i);\n"
        "        bad |= fputs(line, f) < 0;\n"
        "    }\n"
        "    bad |= fclose(f) != 0;\n"
        "    free(line);\n"
        "    return bad;\n}\n";
    static const char blocks[] =
        "#include <stdlib.h>\n"
        "int main(void)\n{\n"
        "    for (int i = 0; i < 500; i++) {\n"
        "        char *p = malloc(16);\n"
        "        if (!p) return 1;\n"
        "        free(p);\n"
        "    }\n"
        "    return 0;\n}\n";
    printf("sweeps: every call that can fail fails once\n");
    tell("a vector of 40 numbers", sweep_of(j, vector, JUDGE_RUNS), 15, 500);
    tell("the same", sweep_of(j, vector, JUDGE_RUNS), 50, 1000);
    tell("a file of ten notes", sweep_of(j, file, JUDGE_RUNS), 50, 1000);
    tell("500 blocks, each failing once", sweep_of(j, blocks, 8), 15, 500);
}
