/* run: any C program, judged with no exercise. What the program wrote goes where
 * it would have gone, the verdict goes to standard error, so that the output can
 * be piped on. With --json the verdict is one object on standard output. */
#include "cli/run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEFINE = 1, INCLUDE, STDIN, JSON, UNCHECKED, STEPS, GIVE };
static const struct flag FLAGS[] = {
    {"define", 'D', true, DEFINE}, {"include", 'I', true, INCLUDE},
    {"stdin", 0, true, STDIN},     {"json", 0, false, JSON},
    {"unchecked", 0, false, UNCHECKED}, {"steps", 0, true, STEPS},
    {"file", 0, true, GIVE},
};

struct request {
    VEC(const char *) sources;
    VEC(const char *) include_dirs;
    VEC(struct macro) macros;
    VEC(struct str) args;
    VEC(struct run_file) files;
    const char *in;
    bool json, unchecked;
    int64_t steps;
};

static void release(struct request *q)
{
    vec_release(&q->sources);
    vec_release(&q->include_dirs);
    vec_release(&q->macros);
    vec_release(&q->args);
    vec_release(&q->files);
}

static bool add_macro(struct request *q, const char *text)
{
    const char *equals = strchr(text, '=');
    struct str name = {text, equals ? (size_t)(equals - text) : strlen(text)};
    bool right = name.len && !(name.at[0] >= '0' && name.at[0] <= '9');
    for (size_t i = 0; i < name.len; i++)
        right &= name.at[i] == '_' || (name.at[i] >= '0' && name.at[i] <= '9') ||
                 ((name.at[i] | 32) >= 'a' && (name.at[i] | 32) <= 'z');
    if (!right) {
        complain("\"%s\" is no macro; write -D NAME or -D NAME=VALUE", text);
        return false;
    }
    struct macro m = {name, equals ? str_from(equals + 1) : STR("1")};
    vec_push(&q->macros, m);
    return true;
}

static bool too_many(size_t count, size_t max, const char *what)
{
    if (count > max)
        complain("at most %zu %s can be given; these are %zu", max, what, count);
    return count > max;
}

static bool parse(struct cli *c, int argc, char **argv, struct request *q)
{
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = FLAGS, .flag_count = COUNT(FLAGS)};
    const char *value;
    int id;
    while ((id = args_next(&a, &value))) {
        switch (id) {
        case ARG_BAD: return false;
        case DEFINE:
            if (!add_macro(q, value))
                return false;
            break;
        case INCLUDE: vec_push(&q->include_dirs, value); break;
        case STDIN: q->in = value; break;
        case JSON: q->json = true; break;
        case GIVE:
            if (!*path_base(value)) {
                complain("--file takes a file, not \"%s\"", value);
                return false;
            }
            vec_push(&q->files, ((struct run_file){str_from(path_base(value)), str_from(value)}));
            break;
        case UNCHECKED: q->unchecked = true; break;
        case STEPS:
            if (!str_to_int(str_from(value), 1, INT64_MAX, &q->steps)) {
                complain("--steps takes a whole number, not \"%s\"", value);
                return false;
            }
            break;
        default:
            if (a.words_only)
                vec_push(&q->args, str_from(value));
            else
                vec_push(&q->sources, value);
        }
    }
    if (!q->sources.len) {
        complain("name a C file: freehold run prog.c");
        return false;
    }
    return !too_many(q->sources.len, JUDGE_FILES, "C files") &&
           !too_many(q->macros.len, JUDGE_MACROS, "macros (-D)") &&
           !too_many(q->files.len, JUDGE_RUN_FILES, "files (--file)") &&
           !too_many(q->args.len, JUDGE_ARGS, "arguments of the program");
}

static bool read_input(const char *in, struct buf *out, struct error *reterr)
{
    if (!in)
        return true;
    if (strcmp(in, "-")) {
        if (!path_exists(in))
            return error_set(reterr, ERROR_NO_INPUT, "there is no file %s", in);
        return file_read(in, RUN_TOTAL_BYTES, out, reterr);
    }
    char chunk[4096];
    ssize_t n;
    while ((n = read(STDIN_FILENO, chunk, sizeof chunk)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_errno(reterr, ERROR_IO, "cannot read standard input");
        buf_add(out, chunk, (size_t)n);
        if (out->len > RUN_TOTAL_BYTES)
            return error_set(reterr, ERROR_DATA, "standard input is longer than %d MiB", RUN_TOTAL_BYTES >> 20);
    }
    return true;
}

/* What the program finds in its virtual file system, each under its own name. */
static bool read_files(struct request *q, struct arena *arena, struct error *reterr)
{
    for (size_t i = 0; i < q->files.len; i++) {
        struct buf text = {0};
        const char *path = arena_cstr(arena, q->files.at[i].text);
        bool ok = path_exists(path) ? file_read(path, RUN_FILE_BYTES, &text, reterr)
                                    : error_set(reterr, ERROR_NO_INPUT, "there is no file %s", path);
        q->files.at[i].text = arena_str(arena, buf_view(&text));
        buf_release(&text);
        if (!ok)
            return false;
    }
    return true;
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

static void show(struct cli *c, const struct verdict *v, const struct run_files *r)
{
    struct arena a = {0};
    if (v->run_count && v->runs[0].ran) {
        write_stream(stdout, v->runs[0].out, v->runs[0].out_cut);
        write_stream(stderr, v->runs[0].err, v->runs[0].err_cut);
    }
    struct words w = words_verdict(&a, v, r->files.at, r->files.len);
    struct cli to = *c; /* the verdict goes to standard error */
    to.colour = c->colour && isatty(STDERR_FILENO);
    print_words(&to, stderr, &w);
    arena_release(&a);
}

static int judge_files(struct cli *c, struct request *q, struct run_files *r, struct str in)
{
    struct run_input input = {q->args.at, q->args.len, in, q->files.at, q->files.len};
    struct attempt at = {.files = r->files.at, .file_count = r->files.len, .macros = q->macros.at,
                         .macro_count = q->macros.len, .runs = &input, .run_count = 1, .steps = q->steps,
                         .cpu_ms = q->steps ? 60 * 1000 : 0, .unchecked = q->unchecked};
    struct verdict *v = judge_run(c->judge, &at);
    if (q->json) {
        struct buf out = {0};
        run_json(&out, v);
        fwrite(out.at, 1, out.len, stdout);
        buf_release(&out);
    } else {
        show(c, v, r);
    }
    int code = v->kind == VERDICT_CLEAN ? EXIT_OK
             : v->kind == VERDICT_TOOL_FAULT ? error_exit_code(ERROR_SOFTWARE) : EXIT_FAILED;
    verdict_free(v);
    return code;
}

int cmd_run(struct cli *c, int argc, char **argv)
{
    struct request q = {0};
    struct arena arena = {0};
    struct error err = {0};
    struct buf in = {0};
    struct run_files r = {.arena = &arena};
    int code = EXIT_USAGE_ERROR;
    if (!parse(c, argc, argv, &q))
        goto out;
    if (!c->judge) {
        complain("programs cannot be run on this machine: %s", c->no_judge.text);
        code = error_exit_code(ERROR_UNAVAILABLE);
        goto out;
    }
    r.include_dirs = q.include_dirs.at;
    r.include_count = q.include_dirs.len;
    bool ok = read_input(q.in, &in, &err);
    for (size_t i = 0; ok && i < q.sources.len; i++)
        ok = run_add_source(&r, q.sources.at[i], &err);
    ok = ok && run_add_headers(&r, &err);
    if (ok && r.files.len > JUDGE_FILES)
        ok = error_set(&err, ERROR_USAGE, "at most %d C files and headers can be judged together; these are %zu",
                       JUDGE_FILES, r.files.len);
    ok = ok && read_files(&q, &arena, &err);
    code = ok ? judge_files(c, &q, &r, buf_view(&in)) : complain_error(&err);
out:
    buf_release(&in);
    run_files_release(&r);
    arena_release(&arena);
    release(&q);
    return code;
}
