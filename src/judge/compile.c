/* libtcc, and nothing else in the program calls it.
 *
 * Each translation unit is compiled by a state of its own to an ELF object
 * with stabs, so every file gets to report its first error (libtcc stops at
 * that) and link.c decides where code and data lie. libtcc believes it opens
 * files: the copy of it that we link has open, read, fopen and the like
 * renamed to the tcc_memory_ functions below, which know the attempt's files,
 * the embedded headers under a made-up folder, and one output. Any other name
 * does not exist, whatever the disk holds.
 *
 * One compile happens in a process, so the state is static: libtcc's hooks
 * have no context argument. */
#include "judge/compile.h"

#include <errno.h>
#include <libtcc.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEADER_DIR "/freehold/include"
#define OUTPUT_NAME "/freehold/output"

enum { STREAMS = 64, FIRST_FD = 1000, OUTPUT_FD = 999, PATH_ROOM = 1024 };

struct stream { /* a text that libtcc has open */
    struct str text;
    size_t at;
    bool open;
};

static struct {
    const struct attempt *attempt;
    struct judge_log *log;
    struct arena arena;
    struct stream streams[STREAMS];
    struct seen {          /* per file of the attempt */
        const char *blanked; /* text without pragmas, made at first use */
        bool once;         /* #pragma once: empty from the second time on */
        bool served;       /* in this translation unit */
    } *seen;
    size_t unit;           /* file being compiled */
    struct object *output;
    bool writing;          /* the output, now: it cannot be included */
    jmp_buf quit;
} tcc;

/* ---- files from memory ----------------------------------------------------- */

/* "./a/../x.h" to "x.h"; a path that climbs above its start stays so, and is
 * then not found. Paths too long for out become "". */
static const char *tidy(char *out, size_t room, const char *path)
{
    size_t len = 0, depth = 0;
    const char *p = path;
    out[0] = '\0';
    if (strlen(path) + 2 > room) {
        return out;
    }
    if (*p == '/') {
        out[len++] = *p++;
    }
    while (*p) {
        size_t n = strcspn(p, "/");
        if (n == 2 && p[0] == '.' && p[1] == '.' && depth > 0) {
            depth--;
            len--; /* the slash behind the folder that is left */
            while (len > 0 && out[len - 1] != '/') {
                len--;
            }
        } else if (n > 0 && !(n == 1 && p[0] == '.')) {
            memcpy(out + len, p, n);
            len += n;
            depth += !(n == 2 && p[0] == '.' && p[1] == '.');
            out[len++] = '/';
        }
        p += n;
        p += *p == '/';
    }
    while (len > 1 && out[len - 1] == '/') {
        len--;
    }
    out[len] = '\0';
    return out;
}

size_t compile_file_index(const struct attempt *a, const char *path)
{
    char name[PATH_ROOM], own[PATH_ROOM];
    tidy(name, sizeof name, path);
    for (size_t i = 0; name[0] && i < a->file_count; i++) {
        if (strcmp(name, tidy(own, sizeof own, a->files[i].name.at)) == 0) {
            return i;
        }
    }
    return LOG_NO_FILE;
}

/* What libtcc reads in place of a file: of the same length and lines. Pragmas
 * go last, so that nothing after it can bring one to light. */
static const char *prepare(const struct source_file *file, bool *ret_once)
{
    struct str text = file->text;
    char *copy = arena_cstr(&tcc.arena, text);
    if (str_starts(text, "\xef\xbb\xbf")) { /* the mark that editors on Windows write */
        memset(copy, ' ', 3);
    }
    parameter_sizes_blank(copy, text.len);
    size_t bad = literals_spell_out(copy, text.len);
    if (bad) {
        log_diag_add(tcc.log, SEVERITY_ERROR, "compile-error", file->name, (uint32_t)bad,
                     STR("this names no character; write \\u and four digits, as in \\u00e9, or \\U "
                         "and eight, as in \\U0001f600"), STR(""));
    }
    return pragma_blank(&tcc.arena, (struct str){copy, text.len}, ret_once);
}

static bool find_text(const char *path, struct str *ret)
{
    const struct attempt *a = tcc.attempt;
    char name[PATH_ROOM];
    tidy(name, sizeof name, path);
    if (str_starts(str_from(name), HEADER_DIR "/")) {
        *ret = guest_header(str_from(name + sizeof HEADER_DIR));
        return ret->at != NULL;
    }
    size_t i = compile_file_index(a, path);
    if (i == LOG_NO_FILE) {
        return false;
    }
    struct seen *s = &tcc.seen[i];
    if (!s->blanked) {
        s->blanked = prepare(&a->files[i], &s->once);
    }
    *ret = (struct str){s->blanked, a->files[i].text.len};
    if (s->once && s->served) {
        ret->len = 0;
    }
    s->served = true;
    return true;
}

int tcc_memory_open(const char *path, int flags, ...);
ssize_t tcc_memory_read(int fd, void *to, size_t count);
int tcc_memory_close(int fd);
off_t tcc_memory_lseek(int fd, off_t offset, int whence);
FILE *tcc_memory_fopen(const char *path, const char *mode);
FILE *tcc_memory_fdopen(int fd, const char *mode);
int tcc_memory_unlink(const char *path);
_Noreturn void tcc_memory_exit(int code);
void *tcc_memory_dlopen(const char *path, int flags);
int tcc_memory_execvp(const char *file, char *const argv[]);

int tcc_memory_open(const char *path, int flags, ...)
{
    (void)flags;
    struct str text;
    if (strcmp(path, OUTPUT_NAME) == 0 && tcc.writing) {
        return OUTPUT_FD;
    }
    if (!find_text(path, &text)) {
        errno = ENOENT;
        return -1;
    }
    for (int i = 0; i < STREAMS; i++) {
        if (!tcc.streams[i].open) {
            tcc.streams[i] = (struct stream){.text = text, .open = true};
            return FIRST_FD + i;
        }
    }
    errno = EMFILE;
    return -1;
}

static struct stream *stream_of(int fd)
{
    int i = fd - FIRST_FD;
    return i >= 0 && i < STREAMS && tcc.streams[i].open ? &tcc.streams[i] : NULL;
}

ssize_t tcc_memory_read(int fd, void *to, size_t count)
{
    struct stream *s = stream_of(fd);
    if (!s) {
        /* #include "-" is standard input to libtcc, which it does not open. */
        log_diag_add(tcc.log, SEVERITY_ERROR, "compile-error",
                     tcc.attempt->files[tcc.unit].name, 0, STR("include file '-' not found"),
                     STR(""));
        errno = EBADF;
        return -1;
    }
    size_t left = s->text.len - s->at;
    count = count < left ? count : left;
    if (count) {
        memcpy(to, s->text.at + s->at, count);
    }
    s->at += count;
    return (ssize_t)count;
}

int tcc_memory_close(int fd)
{
    struct stream *s = stream_of(fd);
    if (s) {
        s->open = false;
    }
    return 0;
}

off_t tcc_memory_lseek(int fd, off_t offset, int whence)
{
    struct stream *s = stream_of(fd);
    off_t from = !s || whence == SEEK_SET ? 0
                 : whence == SEEK_CUR     ? (off_t)s->at
                                          : (off_t)s->text.len;
    if (!s || from + offset < 0 || from + offset > (off_t)s->text.len) {
        errno = EINVAL;
        return -1;
    }
    s->at = (size_t)(from + offset);
    return from + offset;
}

FILE *tcc_memory_fopen(const char *path, const char *mode)
{
    (void)path, (void)mode;
    errno = ENOENT;
    return NULL;
}

FILE *tcc_memory_fdopen(int fd, const char *mode)
{
    (void)mode;
    return fd == OUTPUT_FD ? open_memstream(&tcc.output->bytes, &tcc.output->len) : NULL;
}

int tcc_memory_unlink(const char *path)
{
    (void)path;
    return 0;
}

void tcc_memory_exit(int code)
{
    (void)code;
    longjmp(tcc.quit, 1);
}

void *tcc_memory_dlopen(const char *path, int flags)
{
    (void)path, (void)flags;
    return NULL;
}

int tcc_memory_execvp(const char *file, char *const argv[])
{
    (void)file, (void)argv;
    errno = ENOENT;
    return -1;
}

/* ---- diagnostics ------------------------------------------------------------ */

static void put(char *to, size_t room, struct str s)
{
    size_t n = s.len < room - 1 ? s.len : room - 1;
    if (n) {
        memcpy(to, s.at, n);
    }
    to[n] = '\0';
}

void log_diag_add(struct judge_log *log, enum severity severity, const char *code,
                  struct str file, uint32_t line, struct str message, struct str token)
{
    if (log->diag_count >= LOG_DIAGS) {
        log->diags_dropped++;
        return;
    }
    struct log_diag *d = &log->diags[log->diag_count++];
    d->severity = severity;
    d->line = line;
    d->column = 0;
    put(d->code, sizeof d->code, str_from(code));
    put(d->file, sizeof d->file, file);
    put(d->message, sizeof d->message, message);
    put(d->token, sizeof d->token, token);
}

/* What the message quotes, 'x' or (got "x"): most likely what the line holds. */
static struct str quoted(struct str message)
{
    static const char *const opens[] = {"(got \"", "'", "\"", "field not found: "};
    static const char closes[] = {'"', '\'', '"', '\0'};
    for (size_t k = 0; k < COUNT(opens); k++) {
        const char *at = memmem(message.at, message.len, opens[k], strlen(opens[k]));
        if (!at) {
            continue;
        }
        at += strlen(opens[k]);
        const char *stop = message.at + message.len;
        const char *end = closes[k] ? memchr(at, closes[k], (size_t)(stop - at)) : stop;
        if (end && end > at) {
            return (struct str){at, (size_t)(end - at)};
        }
    }
    return STR("");
}

/* Was there an error at this line? */
static bool told_at(struct str file, int64_t line)
{
    for (size_t i = 0; i < tcc.log->diag_count; i++) {
        const struct log_diag *d = &tcc.log->diags[i];
        if (d->severity == SEVERITY_ERROR && d->line == line && str_is(file, d->file)) {
            return true;
        }
    }
    return false;
}

/* Splits "file:12:rest". False if s is not like that. */
static bool split_place(struct str s, struct str *ret_file, int64_t *ret_line, struct str *ret_rest)
{
    for (size_t i = 0; i + 1 < s.len; i++) {
        size_t end = i + 1;
        while (s.at[i] == ':' && end < s.len && s.at[end] >= '0' && s.at[end] <= '9') {
            end++;
        }
        if (end > i + 1 && end < s.len && s.at[end] == ':'
            && str_to_int(str_slice(s, i + 1, end), 0, INT32_MAX, ret_line)) {
            *ret_file = str_slice(s, 0, i);
            *ret_rest = str_trim(str_slice(s, end + 1, s.len));
            return true;
        }
    }
    return false;
}

/* "answer.c:3: error: text", with "In file included from answer.c:1:" lines
 * before it, outermost first, when it is in a header. What is wrong in a header
 * of ours is told at the learner's #include. */
static void on_message(void *opaque, const char *text)
{
    (void)opaque;
    static const char included[] = "In file included from ";
    struct str rest = str_from(text), line, file = STR(""), outer = STR(""), unused;
    int64_t number = 0, outer_number = 0;
    bool warning = false;
    while (str_starts(rest, included) && str_line(&rest, &line)) {
        if (outer.len == 0) {
            split_place(str_slice(line, sizeof included - 1, line.len), &outer, &outer_number,
                        &unused);
        }
    }
    struct str message = rest;
    if (split_place(rest, &file, &number, &message) && outer.len
        && str_starts(file, HEADER_DIR "/")) {
        file = outer;
        number = outer_number;
    }
    if (number == 0 && str_starts(message, "tcc: ")) {
        message = str_slice(message, 5, message.len);
    }
    if (str_starts(message, "error: ")) {
        message = str_slice(message, 7, message.len);
    } else if (str_starts(message, "warning: ")) {
        message = str_slice(message, 9, message.len);
        warning = true;
    }
    /* Not C since 1999, and never C; libtcc lets both pass. */
    if (str_starts(message, "implicit declaration of function")
        || str_starts(message, "assignment of read-only location")) {
        warning = false;
    }
    if (file.len == 0) {
        file = tcc.attempt->files[tcc.unit].name;
    }
    if (warning && told_at(file, number)) {
        return; /* most likely a consequence */
    }
    log_diag_add(tcc.log, warning ? SEVERITY_WARNING : SEVERITY_ERROR,
                 warning ? "compile-warning" : "compile-error", file, (uint32_t)number, message,
                 quoted(message));
}

/* ---- compiling ---------------------------------------------------------------- */

static const char *one_line(struct arena *a, struct str s)
{
    char *copy = arena_cstr(a, s);
    for (size_t i = 0; i < s.len; i++) {
        copy[i] = copy[i] == '\n' || copy[i] == '\r' || copy[i] == '\0' ? ' ' : copy[i];
    }
    return copy;
}

/* libtcc calls itself a compiler of C99 and knows most of C11. A program here has
 * one thread, so what is local to a thread is simply static. */
static const struct { const char *name, *value; } language[] = {
    {"__STDC_VERSION__", "201112L"}, {"__STDC_NO_ATOMICS__", "1"}, {"__STDC_NO_COMPLEX__", "1"},
    {"__STDC_NO_THREADS__", "1"},    {"_Thread_local", ""},        {"__thread", ""},
};

/* gcc's functions that people use and libtcc lacks; see guest/builtin.c. The
 * declaration is within, so a program that uses none pays nothing. */
#define BITS(suffix, type, bits) \
    {"__builtin_popcount" suffix "(v)", "({int __builtin_ones(unsigned long); " \
                                        "__builtin_ones((unsigned " type ")(v));})"}, \
    {"__builtin_clz" suffix "(v)", "({int __builtin_leading(unsigned long, int); " \
                                   "__builtin_leading((unsigned " type ")(v), " bits ");})"}, \
    {"__builtin_ctz" suffix "(v)", "({int __builtin_trailing(unsigned long, int); " \
                                   "__builtin_trailing((unsigned " type ")(v), " bits ");})"}, \
    {"__builtin_parity" suffix "(v)", "(__builtin_popcount" suffix "(v) & 1)"}
#define SWAP(type, bits) \
    {"__builtin_bswap" bits "(v)", "({unsigned long __builtin_swap(unsigned long, int); " \
                                   "(unsigned " type ")__builtin_swap((unsigned " type ")(v), " bits ");})"}
#define EXACT(name, op) \
    {"__builtin_" name "_overflow(a, b, r)", \
     "({int __builtin_exact(int, unsigned long, int, unsigned long, int, void *, int, int);" \
     "__typeof__(a) __a = (a); __typeof__(b) __b = (b); __typeof__(r) __r = (r);" \
     "__builtin_exact('" op "', __a, __a < 0, __b, __b < 0, __r, sizeof *__r, (__typeof__(*__r))-1 < 0);})"}
static const struct { const char *name, *value; } builtins[] = {
    BITS("", "int", "32"), BITS("l", "long", "64"), BITS("ll", "long", "64"),
    SWAP("short", "16"), SWAP("int", "32"), SWAP("long", "64"),
    EXACT("add", "+"), EXACT("sub", "-"), EXACT("mul", "*"),
    {"__builtin_unreachable()", "((void)0)"},
    {"__builtin_trap()", "({void abort(void); abort();})"},
};

static bool compile_unit(const struct attempt *a, size_t file, struct object *ret)
{
    bool good = false;
    TCCState *state = tcc_new();
    if (!state) {
        return false;
    }
    tcc.unit = file;
    tcc.output = ret;
    for (size_t i = 0; i < a->file_count; i++) {
        tcc.seen[i].served = false;
    }
    memset(tcc.streams, 0, sizeof tcc.streams);
    tcc_set_error_func(state, NULL, on_message);
    tcc_set_options(state, "-nostdlib -nostdinc -g -Wall");
    tcc_set_output_type(state, TCC_OUTPUT_OBJ);
    tcc_add_include_path(state, ".");
    tcc_add_sysinclude_path(state, HEADER_DIR);
    for (size_t i = 0; i < COUNT(language); i++) {
        tcc_undefine_symbol(state, language[i].name);
        tcc_define_symbol(state, language[i].name, language[i].value);
    }
    for (size_t i = 0; i < COUNT(builtins); i++) {
        tcc_define_symbol(state, builtins[i].name, builtins[i].value);
    }
    for (size_t i = 0; i < a->macro_count; i++) {
        tcc_define_symbol(state, one_line(&tcc.arena, a->macros[i].name),
                          one_line(&tcc.arena, a->macros[i].value));
    }
    tcc_set_options(state, "-xc"); /* whatever the file is called */
    good = tcc_add_file(state, a->files[file].name.at) == 0;
    tcc.writing = good;
    good = good && tcc_output_file(state, OUTPUT_NAME) == 0 && ret->len > 0;
    tcc.writing = false;
    tcc_delete(state);
    return good;
}

static size_t count_errors(const struct judge_log *log)
{
    size_t n = log->diags_dropped;
    for (size_t i = 0; i < log->diag_count; i++) {
        n += log->diags[i].severity == SEVERITY_ERROR;
    }
    return n;
}

bool compile_attempt(const struct attempt *a, struct judge_log *log, struct objects *ret)
{
    *ret = (struct objects){.at = mem_alloc((a->file_count + 1) * sizeof *ret->at)};
    tcc.attempt = a;
    tcc.log = log;
    tcc.seen = arena_array(&tcc.arena, a->file_count + 1, sizeof *tcc.seen);
    if (setjmp(tcc.quit)) {
        log->trouble = TROUBLE_OURS;
        put(log->fault, sizeof log->fault, STR("the compiler gave up"));
        return false;
    }
    for (size_t i = 0; i < a->file_count; i++) {
        if (a->files[i].header) {
            continue;
        }
        size_t errors = count_errors(log);
        struct object *o = &ret->at[ret->count];
        o->file = i;
        if (compile_unit(a, i, o)) {
            ret->count++;
        } else if (count_errors(log) == errors) {
            log_diag_add(log, SEVERITY_ERROR, "compile-error", a->files[i].name, 0,
                         STR("this file could not be compiled"), STR(""));
        }
    }
    return count_errors(log) == 0;
}

void objects_release(struct objects *o)
{
    for (size_t i = 0; i < o->count; i++) {
        free(o->at[i].bytes);
    }
    mem_free(o->at);
    *o = (struct objects){0};
}
