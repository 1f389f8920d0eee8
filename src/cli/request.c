/* The part of a command line that says which program is judged, and with what: its C
 * files, macros, folders of headers, standard input, files, arguments behind `--`, and
 * how many steps it may take, which order of its threads is followed, what is made to fail. `run`
 * and `trace` share it.
 *
 * It is read in two steps: words and options as args.c hands them out, and only when
 * all of them were right the files that they name. */
#include "cli/run.h"
#include "explore/explore.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { DEFINE = REQUEST_FLAGS, INCLUDE, STDIN, STEPS, GIVE, REPLAY, WEAK, FAIL, DISK, RECOVER };
const struct flag request_flags[] = {
    {"define", 'D', true, DEFINE}, {"include", 'I', true, INCLUDE}, {"stdin", 0, true, STDIN},
    {"steps", 0, true, STEPS},     {"file", 0, true, GIVE},
    {"replay", 0, true, REPLAY},   {"weak", 0, false, WEAK},
    {"fail", 0, true, FAIL},       {"disk", 0, true, DISK},    {"recover", 0, true, RECOVER},
};
const size_t request_flag_count = COUNT(request_flags);

void request_release(struct run_request *q)
{
    vec_release(&q->sources);
    vec_release(&q->include_dirs);
    vec_release(&q->macros);
    vec_release(&q->args);
    vec_release(&q->given);
    vec_release(&q->given_paths);
    vec_release(&q->recover);
    run_files_release(&q->files);
    arena_release(&q->arena);
}

static bool add_macro(struct run_request *q, const char *text)
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

/* Is it a schedule? Else that was said. */
static bool is_schedule(const char *text)
{
    static struct schedule s;
    struct error err = {0};
    if (schedule_read(str_from(text), &s, &err))
        return true;
    complain("--replay %s: %s", text, err.text);
    return false;
}

static bool is_failure(const char *text)
{
    struct error err = {0};
    if (*text && faults_known(str_from(text), &err))
        return true;
    complain("--fail %s: %s", text, *text ? err.text : "it looks like f:alloc3");
    return false;
}

static bool is_disk(const char *text, uint8_t *ret)
{
    if (*text && disk_rule_find(str_from(text), ret))
        return true;
    complain("--disk takes ordered or synced, not \"%s\"", text);
    return false;
}

bool request_option(struct run_request *q, int id, const char *value)
{
    switch (id) {
    case DEFINE: return add_macro(q, value);
    case INCLUDE: vec_push(&q->include_dirs, value); break;
    case STDIN: q->in = value; break;
    case GIVE:
        if (!*path_base(value)) {
            complain("--file takes a file, not \"%s\"", value);
            return false;
        }
        vec_push(&q->given, ((struct run_file){str_from(path_base(value)), str_from(value)}));
        vec_push(&q->given_paths, value);
        break;
    case REPLAY:
        if (!is_schedule(value))
            return false;
        q->replay = value;
        break;
    case WEAK: q->weak = true; break;
    case FAIL:
        if (!is_failure(value))
            return false;
        q->fail = value;
        break;
    case DISK:
        q->disk_word = value;
        return is_disk(value, &q->disk);
    case RECOVER:
        vec_push(&q->recover, str_from(value));
        break;
    case STEPS:
        if (!str_to_int(str_from(value), 1, INT64_MAX, &q->steps)) {
            complain("--steps takes a whole number, not \"%s\"", value);
            return false;
        }
        break;
    }
    return true;
}

void request_word(struct run_request *q, const char *word, bool argument)
{
    if (argument)
        vec_push(&q->args, str_from(word));
    else
        vec_push(&q->sources, word);
}

static bool too_many(size_t count, size_t max, const char *what)
{
    if (count > max)
        complain("at most %zu %s can be given; these are %zu", max, what, count);
    return count > max;
}

bool request_complete(const struct cli *c, const struct run_request *q)
{
    if (!q->sources.len) {
        complain("name a C file: freehold %s prog.c", c->command);
        return false;
    }
    return !too_many(q->sources.len, JUDGE_FILES, "C files") &&
           !too_many(q->macros.len, JUDGE_MACROS, "macros (-D)") &&
           !too_many(q->given.len, JUDGE_RUN_FILES, "files (--file)") &&
           !too_many(q->args.len, JUDGE_ARGS, "arguments of the program") &&
           !too_many(q->recover.len, JUDGE_ARGS, "arguments of its second start (--recover)");
}

static bool read_standard_input(struct buf *out, struct error *reterr)
{
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

/* A whole file, into the arena. */
static bool read_one(struct run_request *q, const char *path, size_t max, struct str *ret,
                     struct error *reterr)
{
    struct buf text = {0};
    bool ok = path_exists(path) ? file_read(path, max, &text, reterr)
                                : error_set(reterr, ERROR_NO_INPUT, "there is no file %s", path);
    *ret = arena_str(&q->arena, buf_view(&text));
    buf_release(&text);
    return ok;
}

static bool read_input(struct run_request *q, struct error *reterr)
{
    if (!q->in)
        return true;
    if (strcmp(q->in, "-"))
        return read_one(q, q->in, RUN_TOTAL_BYTES, &q->input.in, reterr);
    struct buf text = {0};
    bool ok = read_standard_input(&text, reterr);
    q->input.in = arena_str(&q->arena, buf_view(&text));
    buf_release(&text);
    return ok;
}

/* What the program finds in its virtual file system, each under its own name. */
static bool read_given(struct run_request *q, struct error *reterr)
{
    for (size_t i = 0; i < q->given.len; i++)
        if (!read_one(q, arena_cstr(&q->arena, q->given.at[i].text), RUN_FILE_BYTES,
                      &q->given.at[i].text, reterr))
            return false;
    return true;
}

bool request_read(struct run_request *q, struct error *reterr)
{
    q->files.arena = &q->arena;
    q->files.include_dirs = q->include_dirs.at;
    q->files.include_count = q->include_dirs.len;
    bool ok = read_input(q, reterr);
    for (size_t i = 0; ok && i < q->sources.len; i++)
        ok = run_add_source(&q->files, q->sources.at[i], reterr);
    ok = ok && run_add_headers(&q->files, reterr);
    if (ok && q->files.files.len > JUDGE_FILES)
        ok = error_set(reterr, ERROR_USAGE, "at most %d C files and headers can be judged together; these are %zu",
                       JUDGE_FILES, q->files.files.len);
    return ok && read_given(q, reterr);
}

/* As a shell takes it. */
static void put_word(struct buf *out, const char *option, struct str word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
    bool quoted = !word.len;
    for (size_t i = 0; i < word.len && !quoted; i++)
        quoted = !word.at[i] || !strchr(plain, word.at[i]);
    buf_printf(out, " %s%s", option, quoted ? "'" : "");
    for (size_t i = 0; i < word.len; i++) {
        if (word.at[i] == '\'')
            buf_cstr(out, "'\\''");
        else
            buf_char(out, word.at[i]);
    }
    buf_cstr(out, quoted ? "'" : "");
}

struct str request_words(struct run_request *q)
{
    struct buf b = {0};
    for (size_t i = 0; i < q->macros.len; i++)
        put_word(&b, "-D ", str_from(arena_printf(&q->arena, STR_FMT "=" STR_FMT, STR_ARG(q->macros.at[i].name),
                                                  STR_ARG(q->macros.at[i].value))));
    for (size_t i = 0; i < q->include_dirs.len; i++)
        put_word(&b, "-I ", str_from(q->include_dirs.at[i]));
    if (q->in)
        put_word(&b, "--stdin ", str_from(q->in));
    for (size_t i = 0; i < q->given_paths.len; i++)
        put_word(&b, "--file ", str_from(q->given_paths.at[i]));
    if (q->steps)
        buf_printf(&b, " --steps %lld", (long long)q->steps);
    if (q->replay)
        put_word(&b, "--replay ", str_from(q->replay));
    if (q->weak)
        buf_cstr(&b, " --weak");
    if (q->disk_word)
        buf_printf(&b, " --disk %s", q->disk_word);
    for (size_t i = 0; i < q->recover.len; i++)
        put_word(&b, "--recover ", q->recover.at[i]);
    for (size_t i = 0; i < q->sources.len; i++)
        put_word(&b, "", str_from(q->sources.at[i]));
    for (size_t i = 0; i < q->args.len; i++)
        put_word(&b, i ? "" : "-- ", q->args.at[i]);
    struct str words = arena_str(&q->arena, buf_view(&b));
    buf_release(&b);
    return words;
}

struct attempt request_attempt(struct run_request *q)
{
    q->input.args = q->args.at;
    q->input.arg_count = q->args.len;
    q->input.files = q->given.at;
    q->input.file_count = q->given.len;
    bool other = q->recover.len > 0; /* else it starts again as it started */
    return (struct attempt){.contracts = CONTRACTS_RUN, .faults = str_from(q->fail ? q->fail : ""), .disk = q->disk,
                            .recover_args = other ? q->recover.at : q->args.at,
                            .recover_arg_count = other ? q->recover.len : q->args.len,
                            .schedule = str_from(q->replay ? q->replay : ""), .weak = q->weak,
                            .files = q->files.files.at, .file_count = q->files.files.len,
                            .macros = q->macros.at, .macro_count = q->macros.len,
                            .runs = &q->input, .run_count = 1, .steps = q->steps,
                            .cpu_ms = q->steps ? 60 * 1000 : 0};
}
