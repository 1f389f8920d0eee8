/* compile.c - the two compilers, one after the other: cfront, which knows C, and
 * libtcc (only here), which turns what cfront wrote into code.
 *
 * libtcc compiles from a string to an ELF object; link.c decides where its parts lie.
 * It believes that it writes a file: the copy of it that we link has open, fopen and
 * the like renamed to the tcc_memory_ functions below, which know one output and
 * nothing else. */
#include "judge/compile.h"

#include <errno.h>
#include <libtcc.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "guest/guest.h"

#define OUTPUT_NAME "/freehold/output"
enum { OUTPUT_FD = 999 };

/* One compile happens at a time, and libtcc's hooks have no context argument. */
static struct {
    struct judge_log *log;
    struct object *output;
    bool failed;
    jmp_buf quit;
} tcc;

/* ---- what libtcc thinks are files -------------------------------------------------- */

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
    if (strcmp(path, OUTPUT_NAME) == 0) {
        return OUTPUT_FD;
    }
    errno = ENOENT;
    return -1;
}

ssize_t tcc_memory_read(int fd, void *to, size_t count)
{
    (void)fd, (void)to, (void)count;
    errno = EBADF;
    return -1;
}

int tcc_memory_close(int fd)
{
    (void)fd;
    return 0;
}

off_t tcc_memory_lseek(int fd, off_t offset, int whence)
{
    (void)fd, (void)offset, (void)whence;
    errno = ESPIPE;
    return -1;
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

/* ---- cfront ---------------------------------------------------------------------------- */

static void put(char *to, size_t room, struct str s)
{
    size_t n = s.len < room - 1 ? s.len : room - 1;
    if (n) {
        memcpy(to, s.at, n);
    }
    to[n] = '\0';
}

static void log_diag(struct judge_log *log, const struct diag *from)
{
    if (log->diag_count >= LOG_DIAGS) {
        log->diags_dropped++;
        return;
    }
    struct log_diag *d = &log->diags[log->diag_count++];
    d->severity = from->severity;
    d->line = (uint32_t)from->line;
    d->column = (uint32_t)from->column;
    d->length = (uint32_t)from->length;
    put(d->code, sizeof d->code, str_from(from->code));
    put(d->file, sizeof d->file, from->file);
    put(d->message, sizeof d->message, from->message);
    put(d->advice, sizeof d->advice, from->advice);
}

static void log_rules(struct judge_log *log, const struct cfront_output *out)
{
    for (size_t i = 0; i < out->breach_count && log->breach_count < LOG_BREACHES; i++) {
        const struct cfront_breach *from = &out->breaches[i];
        struct log_breach *b = &log->breaches[log->breach_count++];
        b->rule = (uint32_t)from->rule;
        b->line = (uint32_t)from->line;
        b->column = (uint32_t)from->column;
        b->length = (uint32_t)from->length;
        put(b->message, sizeof b->message, from->message);
    }
    for (size_t i = 0; i < out->use_count && log->use_count < LOG_USES; i++) {
        const struct cfront_use *from = &out->uses[i];
        struct log_use *u = &log->uses[log->use_count++];
        u->line = (uint32_t)from->line;
        u->column = (uint32_t)from->column;
        u->length = (uint32_t)from->length;
        put(u->word, sizeof u->word, str_from(from->word));
    }
}

static void log_mutation(struct judge_log *log, const struct cfront_mutation *from)
{
    if (log->mutation_count >= LOG_MUTATIONS || from->put.len > sizeof log->mutations[0].put)
        return;
    struct log_mutation *m = &log->mutations[log->mutation_count++];
    m->line = (uint32_t)from->line;
    m->column = (uint32_t)from->column;
    m->length = (uint32_t)from->length;
    m->body = from->body;
    m->from = from->from;
    m->name = from->name;
    m->name_length = from->name_length;
    m->to = from->to;
    m->put_len = (uint32_t)from->put.len;
    if (from->put.len)
        memcpy(m->put, from->put.at, from->put.len);
    put(m->what, sizeof m->what, from->what);
}

/* Of the code and the static objects. Numbers of sites are part of it, their places are not. */
static uint64_t hash_program(const struct program *p)
{
    uint64_t h = hash64(FNV64_START, p->text.at, p->text.len);
    for (size_t i = 0; i < p->object_count; i++) {
        const struct program_object *o = &p->objects[i];
        h = fnv64(h, &o->size, sizeof o->size);
        if (o->bytes)
            h = hash64(h, o->bytes, o->size);
    }
    return h ? h : 1;
}

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static bool same_rule(const struct source_rule *a, const struct source_rule *b)
{
    return a->kind == b->kind && a->number == b->number && str_eq(a->what, b->what);
}

bool compile_same(const struct attempt *a, const struct attempt *b)
{
    bool same = a->file_count == b->file_count && a->macro_count == b->macro_count && a->rule_count == b->rule_count &&
                !a->run_count == !b->run_count && a->unchecked == b->unchecked && a->costs == b->costs &&
                a->history_bytes == b->history_bytes && a->values == b->values && str_eq(a->rules_file, b->rules_file) &&
                a->rules_first == b->rules_first && a->rules_end == b->rules_end && a->uses == b->uses &&
                a->part == b->part && a->only_headers == b->only_headers && a->keep_library == b->keep_library &&
                a->contracts == b->contracts && str_eq(a->mutate, b->mutate) && a->mutate_from == b->mutate_from &&
                a->mutate_to == b->mutate_to;
    for (size_t i = 0; same && i < a->file_count; i++)
        same = a->files[i].header == b->files[i].header && str_eq(a->files[i].name, b->files[i].name) &&
               str_eq(a->files[i].text, b->files[i].text);
    for (size_t i = 0; same && i < a->macro_count; i++)
        same = str_eq(a->macros[i].name, b->macros[i].name) && str_eq(a->macros[i].value, b->macros[i].value);
    for (size_t i = 0; same && i < a->rule_count; i++)
        same = same_rule(&a->rules[i], &b->rules[i]);
    return same;
}

void compile_tell(const struct attempt *attempt, const struct cfront_output *out, struct judge_log *log)
{
    for (int errors = 1; errors >= 0; errors--) { /* they matter more than warnings */
        for (size_t i = 0; i < out->diag_count; i++) {
            if ((out->diags[i].severity == SEVERITY_ERROR) == errors) {
                log_diag(log, &out->diags[i]);
            }
        }
    }
    log_rules(log, out);
    for (size_t i = 0; i < out->mutation_count; i++)
        log_mutation(log, &out->mutations[i]);
    if (out->good && attempt->contracts & ~(unsigned)CONTRACTS_RUN)
        log_ownership_put(&log->ownership, &out->ownership, attempt->files, attempt->file_count);
}

bool compile_front(struct arena *a, const struct attempt *attempt, struct judge_log *log,
                   struct cfront_output *ret)
{
    struct cfront_file *files = arena_array(a, attempt->file_count + 1, sizeof *files);
    struct cfront_macro *macros = arena_array(a, attempt->macro_count + 1, sizeof *macros);
    for (size_t i = 0; i < attempt->file_count; i++) {
        const struct source_file *f = &attempt->files[i];
        files[i] = (struct cfront_file){f->name, f->text, f->header};
    }
    for (size_t i = 0; i < attempt->macro_count; i++) {
        macros[i] = (struct cfront_macro){attempt->macros[i].name, attempt->macros[i].value};
    }
    struct cfront_rule *rules = arena_array(a, attempt->rule_count + 1, sizeof *rules);
    for (size_t i = 0; i < attempt->rule_count; i++) {
        const struct source_rule *r = &attempt->rules[i];
        rules[i] = (struct cfront_rule){r->kind, r->what, r->number};
    }
    struct cfront_input in = {
        .files = files, .file_count = attempt->file_count,
        .macros = macros, .macro_count = attempt->macro_count,
        .header = guest_header, .header_name = guest_header_name, .library = guest_library_has,
        .checked = !attempt->unchecked, .history = attempt->history_bytes > 0,
        .values = attempt->history_bytes > 0 && attempt->values,
        .costs = attempt->costs && !attempt->unchecked,
        .rules = rules, .rule_count = attempt->rule_count, .rules_file = attempt->rules_file,
        .rules_first = attempt->rules_first, .rules_end = attempt->rules_end, .uses = attempt->uses,
        .warnings = true, .need_main = attempt->run_count > 0,
        .part = attempt->part && attempt->run_count == 0,
        .only_headers = attempt->only_headers, .keep_library = attempt->keep_library,
        .contracts = attempt->contracts, .now_us = now_us,
        .mutate = attempt->mutate, .mutate_from = attempt->mutate_from, .mutate_to = attempt->mutate_to,
    };
    cfront_compile(a, &in, ret);
    compile_tell(attempt, ret, log);
    if (ret->good && !in.part)
        log->code = hash_program(&ret->program);
    return ret->good;
}

/* ---- libtcc ---------------------------------------------------------------------------------- */

static void on_message(void *opaque, const char *text)
{
    (void)opaque;
    if (strstr(text, "warning:") && !strstr(text, "implicit declaration")) {
        return; /* about text that is ours */
    }
    snprintf(tcc.log->fault, sizeof tcc.log->fault, "libtcc refused what was made of the program: %s", text);
    tcc.failed = true;
}

bool compile_back(const struct program *p, struct judge_log *log, struct object *ret)
{
    *ret = (struct object){0};
    tcc.log = log;
    tcc.output = ret;
    tcc.failed = false;
    TCCState *state = tcc_new();
    if (!state || setjmp(tcc.quit)) {
        put(log->fault, sizeof log->fault, STR("libtcc gave up"));
        return false;
    }
    tcc_set_error_func(state, NULL, on_message);
    tcc_set_options(state, "-nostdlib -nostdinc -Wimplicit-function-declaration");
    tcc_set_output_type(state, TCC_OUTPUT_OBJ);
    bool good = tcc_compile_string(state, p->text.at) == 0 && !tcc.failed &&
                tcc_output_file(state, OUTPUT_NAME) == 0 && ret->len > 0;
    tcc_delete(state);
    if (!good && !log->fault[0]) {
        put(log->fault, sizeof log->fault, STR("libtcc could not compile what was made of the program"));
    }
    return good;
}

void object_release(struct object *o)
{
    free(o->bytes);
    *o = (struct object){0};
}
