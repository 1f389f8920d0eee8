/* The check of ownership before the run: what it adds to reading a learner's longest answer, as it is
 * typed. The same source is judged with and without, turn by turn, each in a worker of its own, so that
 * what else the machine does meets both. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 300 };

static size_t lines_of(struct str text)
{
    size_t lines = 0;
    struct str line;
    while (str_line(&text, &line))
        lines++;
    return lines;
}

static struct verdict *checked(struct judge *j, struct str text, unsigned contracts)
{
    struct source_file file = {STR("library.c"), text, false, false};
    struct verdict *v = judge_as_typed(j, &(struct attempt){.files = &file, .file_count = 1, .contracts = contracts});
    bool right = v->kind == VERDICT_CLEAN && (!contracts || (v->ownership && v->ownership->found_count == 0));
    if (!right) {
        fprintf(stderr, "bench: the answer whose ownership is checked is not clean: %s\n", verdict_kind_name(v->kind));
        exit(1);
    }
    return v;
}

static void measure(struct judge *j, struct str text, const char *what, unsigned contracts, double goal)
{
    struct sample more = {0}, check = {0}, without = {0};
    for (int i = 0; i < ROUNDS; i++) {
        struct verdict *plain = checked(j, text, 0), *with = checked(j, text, contracts);
        vec_push(&without.ms, (double)plain->parse_us / 1000);
        vec_push(&more.ms, (double)(with->parse_us - plain->parse_us) / 1000);
        vec_push(&check.ms, (double)with->ownership->check_us / 1000);
        verdict_free(plain);
        verdict_free(with);
    }
    printf("  %-38s %5.2f ms, p99 %5.2f; the front-end takes %.2f ms more than %.2f", what, quantile(&check, 0.5),
           quantile(&check, 0.99), quantile(&more, 0.5), quantile(&without, 0.5));
    if (goal > 0)
        printf("  goal %.0f: %.2f", goal, quantile(&check, 0.5) / goal);
    putchar('\n');
    vec_release(&more.ms);
    vec_release(&check.ms);
    vec_release(&without.ms);
}

void bench_ownership(struct judge *j)
{
    static const char path[] = "tests/bench/answers/library.c";
    struct buf text = {0};
    struct error e = {0};
    if (!file_read(path, 1 << 20, &text, &e)) {
        fprintf(stderr, "bench: %s\n", e.text);
        exit(1);
    }
    printf("ownership over every path of an answer of %zu lines, medians\n", lines_of(buf_view(&text)));
    measure(j, buf_view(&text), "the check", CONTRACTS_CHECK, 3);
    measure(j, buf_view(&text), "with permissions and proposals", CONTRACTS_ALL, 0);
    buf_release(&text);
}
