/* run: any C program, judged with no exercise. What the program wrote goes where
 * it would have gone, the verdict goes to standard error, so that the output can
 * be piped on. With --json the verdict is one object on standard output. */
#include "cli/ownership.h"

#include <unistd.h>

enum { JSON = 1, UNCHECKED, SCHEDULES, SWEEP, PAIRS, TRIES, COSTS, CONTRACTS };
static const struct flag FLAGS[] = {
    {"json", 0, false, JSON}, {"unchecked", 0, false, UNCHECKED},
    {"schedules", 0, FLAG_MAY, SCHEDULES},
    {"sweep", 0, FLAG_MAY, SWEEP}, {"pairs", 0, false, PAIRS}, {"tries", 0, true, TRIES},
    {"costs", 0, false, COSTS}, {"contracts", 0, false, CONTRACTS},
};

struct run_options {
    bool json, unchecked, explore, pairs, costs, contracts;
    int64_t budget;     /* schedules */
    uint32_t sweep;     /* classes of calls; 0: none */
    int64_t tries;      /* runs of a sweep; 0: as usual */
};

static bool classes(const char *list, uint32_t *ret)
{
    struct error err = {0};
    if (sweep_classes(str_from(list), ret, &err))
        return true;
    complain("--sweep=%s: %s", list, err.text);
    return false;
}

/* `--sweep alloc,io FILE.c`: the word behind it, if it names kinds of calls and no file. */
static bool are_classes(const char *word, uint32_t *ret)
{
    struct error err = {0};
    return access(word, F_OK) != 0 && sweep_classes(str_from(word), ret, &err);
}

/* Options that mean nothing beside each other. */
static bool sound(const struct run_request *q, const struct run_options *o)
{
    const char *what = o->sweep ? "--sweep" : "--fail";
    if (o->sweep && q->fail)
        complain("--sweep tries all failures, --fail repeats one");
    else if (o->pairs && !o->sweep)
        complain("--pairs belongs to --sweep: two failures in one run");
    else if (o->tries && !o->sweep)
        complain("--tries belongs to --sweep: how many runs it may take");
    else if (q->disk_word && !o->sweep && !q->fail)
        complain("--disk belongs to --sweep=crash, or to --fail: what is left when the machine stops");
    else if (q->recover.len && !o->sweep && !q->fail)
        complain("--recover belongs to --sweep=crash, or to --fail: how it is started once more");
    else if ((o->sweep || q->fail) && o->unchecked)
        complain("%s needs the checks that --unchecked leaves out", what);
    else if (o->costs && o->unchecked)
        complain("--costs counts in checked runs only: leave --unchecked out");
    else if (o->contracts && o->unchecked)
        complain("--contracts checks the run as well: leave --unchecked out, or take `freehold check-ownership`");
    else
        return true;
    return false;
}

static bool parse(struct cli *c, int argc, char **argv, struct run_request *q, struct run_options *o)
{
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = FLAGS, .flag_count = COUNT(FLAGS),
                     .shared = request_flags, .shared_count = request_flag_count};
    const char *value;
    int id, before = 0;
    for (; (id = args_next(&a, &value)); before = id == SWEEP && value ? 0 : id) {
        switch (id) {
        case ARG_BAD: return false;
        case JSON: o->json = true; break;
        case UNCHECKED: o->unchecked = true; break;
        case COSTS: o->costs = true; break;
        case CONTRACTS: o->contracts = true; break;
        case SCHEDULES:
            if (value && !str_to_int(str_from(value), 1, JUDGE_SCHEDULES_MAX, &o->budget)) {
                complain("--schedules= takes a number of schedules, not \"%s\"", value);
                return false;
            }
            o->explore = true;
            break;
        case SWEEP:
            if (!classes(value ? value : "all", &o->sweep))
                return false;
            break;
        case PAIRS: o->pairs = true; break;
        case TRIES:
            if (!str_to_int(str_from(value), 1, SWEEP_RUNS_MAX, &o->tries)) {
                complain("--tries takes a number of runs from 1 to %d, not \"%s\"", SWEEP_RUNS_MAX, value);
                return false;
            }
            break;
        case ARG_WORD:
            if (before == SWEEP && !a.words_only && are_classes(value, &o->sweep))
                break;
            request_word(q, value, a.words_only);
            break;
        default:
            if (!request_option(q, id, value))
                return false;
        }
    }
    return sound(q, o) && request_complete(c, q);
}

/* Raw into a pipe, harmless on a terminal. */
static void write_stream(FILE *to, struct str bytes, bool cut)
{
    struct buf shown = {0};
    if (isatty(fileno(to)))
        utf8_printable(&shown, bytes);
    else
        buf_str(&shown, bytes);
    if (shown.len)
        fwrite(shown.at, 1, shown.len, to);
    if (cut || (shown.len && shown.at[shown.len - 1] != '\n' && isatty(fileno(to))))
        putc('\n', to);
    fflush(to);
    if (cut)
        complain("more was written; it was cut here");
    buf_release(&shown);
}

/* Whoever reads of a leak may want to see it. */
static void name_trace(const struct cli *c, const struct verdict *v, const struct run_files *r)
{
    struct arena a = {0};
    bool found = v->run_count && (v->runs[0].finding_count || v->runs[0].limit);
    if (found && !v->runs[0].faults.len && !v->unchecked && v->run_count && v->runs[0].ran && r->files.len) {
        struct str order = v->runs[0].schedule; /* "s:" is the usual one */
        bool usual = v->runs[0].threads < 2 || order.len <= 2;
        print_line(c, stderr, WORD_DIM, 0,
                   str_from(arena_printf(&a, "`freehold trace " STR_FMT "%s" STR_FMT "` shows memory at that step.",
                                         STR_ARG(r->files.at[0].name), usual ? "" : " --replay ",
                                         STR_ARG(usual ? STR("") : order))));
    }
    arena_release(&a);
}

/* What is broken was told with the verdict; how much is kept, here. */
static void show_ownership(const struct cli *c, const struct verdict *v, const struct run_request *q)
{
    struct own_report r = own_report_of(v, &q->files, q->sources.len);
    struct arena a = {0};
    if (!v->ownership)
        return;
    if (!own_report_count(&r))
        print_line(c, stderr, WORD_PASS, 0, str_from(arena_printf(&a, r.o->functions == 1
                   ? "OWNERSHIP  No rule is broken on any path of its function."
                   : "OWNERSHIP  No rule is broken on any path of its %zu functions.", r.o->functions)));
    if (r.o->untold)
        print_line(c, stderr, WORD_DIM, 2, str_from(arena_printf(&a, "At %zu place%s nothing can be said: `freehold "
                   "check-ownership --strict` lists them.", r.o->untold, r.o->untold == 1 ? "" : "s")));
    arena_release(&a);
}

static void show(struct cli *c, const struct verdict *v, struct run_request *q, bool asked)
{
    const struct run_files *r = &q->files;
    struct arena a = {0};
    if (v->run_count && v->runs[0].ran) {
        write_stream(stdout, v->runs[0].before, false); /* a crash, then what came after it */
        write_stream(stdout, v->runs[0].out, v->runs[0].out_cut);
        write_stream(stderr, v->runs[0].err, v->runs[0].err_cut);
    }
    struct words w = words_verdict(&a, v, r->files.at, r->files.len);
    struct cli to = *c; /* the verdict goes to standard error */
    to.colour = c->colour && isatty(STDERR_FILENO);
    print_words(&to, stderr, &w);
    if (v->run_count && v->runs[0].ran && v->runs[0].threads > 1 && asked) {
        print_line(&to, stderr, WORD_TEXT, 0, STR("What its threads did, in this order:"));
        lanes_say(&to, stderr, &v->runs[0], r->files.at, r->files.len);
    }
    if (v->run_count && v->runs[0].ran) {
        schedules_say(&to, &v->runs[0], asked, false);
        failures_say(&to, &v->runs[0], q);
    }
    if (v->run_count && v->runs[0].ran && v->runs[0].costs) {
        struct words costs = words_costs(&a, &v->runs[0]);
        print_words(&to, stderr, &costs);
    }
    show_ownership(&to, v, q);
    name_trace(&to, v, r);
    arena_release(&a);
}

static int judge_files(struct cli *c, struct run_request *q, const struct run_options *o)
{
    struct attempt at = request_attempt(q);
    at.unchecked = o->unchecked;
    at.costs = o->costs;
    at.contracts = o->contracts ? CONTRACTS_CHECK : CONTRACTS_RUN;
    at.events = o->explore || q->replay;
    at.sweep = o->sweep;
    at.pairs = o->pairs;
    at.sweep_runs = o->tries;
    at.schedules = o->explore && !q->replay ? o->budget ? o->budget : JUDGE_SCHEDULES : 0;
    struct verdict *v = judge_run(c->judge, &at);
    if (o->json) {
        struct buf out = {0};
        run_json(&out, v);
        fwrite(out.at, 1, out.len, stdout);
        buf_release(&out);
    } else {
        show(c, v, q, o->explore || q->replay);
    }
    struct own_report r = own_report_of(v, &q->files, q->sources.len);
    int code = v->kind == VERDICT_CLEAN ? own_report_count(&r) ? EXIT_FAILED : EXIT_OK
             : v->kind == VERDICT_TOOL_FAULT ? error_exit_code(ERROR_SOFTWARE) : EXIT_FAILED;
    verdict_free(v);
    return code;
}

int cmd_run(struct cli *c, int argc, char **argv)
{
    struct run_request q = {0};
    struct run_options o = {0};
    struct error err = {0};
    int code = EXIT_USAGE_ERROR;
    if (!parse(c, argc, argv, &q, &o))
        goto out;
    if (!c->judge) {
        complain("programs cannot be run on this machine: %s", c->no_judge.text);
        code = error_exit_code(ERROR_UNAVAILABLE);
        goto out;
    }
    code = request_read(&q, &err) ? judge_files(c, &q, &o) : complain_error(&err);
out:
    request_release(&q);
    return code;
}
