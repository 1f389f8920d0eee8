/* A failure in words: which call, as the source names it, and what it does when it fails.
 * What a function gives then is what its manual says (C11 7.21-7.26, POSIX.1-2017). */
#include "judge/faults.h"

#include <string.h>

static bool is_name(char c, bool first)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
}

/* The last name in front of the call's parenthesis: of `list.make(4)` it is `make`. */
struct str call_name(struct str text, uint32_t line, uint32_t column)
{
    struct str rest = text, at = STR("");
    for (uint32_t i = 0; i < line; i++) {
        if (!str_line(&rest, &at)) {
            return STR("");
        }
    }
    if (!line || !column || column > at.len) {
        return STR("");
    }
    size_t from = column - 1, end = 0;
    while (from < at.len && at.at[from] == '(') { /* (malloc)(4) */
        from++;
    }
    size_t start = from, i = from;
    for (; i < at.len && at.at[i] != '(' && at.at[i] != ')' && at.at[i] != ';'; i++) {
        if (is_name(at.at[i], i == from || !is_name(at.at[i - 1], false))) {
            start = i == from || !is_name(at.at[i - 1], false) ? i : start;
            end = i + 1;
        } else if (at.at[i] != '.' && at.at[i] != '-' && at.at[i] != '>' && at.at[i] != ' ') {
            return STR(""); /* f[2](4): a call of something without a name */
        }
    }
    return end > start ? str_slice(at, start, end) : STR("");
}

const char *fault_ordinal(struct arena *a, uint32_t n)
{
    const char *end = n / 10 % 10 == 1 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
    return arena_printf(a, "%u%s", n, end);
}

static const struct function {
    const char *name, *fails;
} functions[] = {
    /* memory */
    {"posix_memalign", "returns ENOMEM"},
    {"getline", "returns -1"}, {"getdelim", "returns -1"},
    {"asprintf", "returns -1"}, {"vasprintf", "returns -1"},
    /* streams */
    {"fopen", "returns NULL"}, {"freopen", "returns NULL"}, {"fdopen", "returns NULL"}, {"tmpfile", "returns NULL"},
    {"fgets", "returns NULL"}, {"getc", "returns EOF"}, {"fgetc", "returns EOF"}, {"getchar", "returns EOF"},
    {"fread", "reads too little"}, {"fscanf", "returns EOF"}, {"scanf", "returns EOF"},
    {"fwrite", "writes too little"}, {"fputs", "returns EOF"}, {"puts", "returns EOF"}, {"fputc", "returns EOF"},
    {"putc", "returns EOF"}, {"putchar", "returns EOF"},
    {"printf", "returns a negative number"}, {"fprintf", "returns a negative number"},
    {"vprintf", "returns a negative number"}, {"vfprintf", "returns a negative number"},
    {"dprintf", "returns a negative number"},
    {"fclose", "returns EOF"}, {"fflush", "returns EOF"},
    /* descriptors, names */
    {"open", "returns -1"}, {"openat", "returns -1"}, {"creat", "returns -1"}, {"mkstemp", "returns -1"},
    {"read", "returns -1"}, {"pread", "returns -1"}, {"write", "returns -1"}, {"pwrite", "returns -1"},
    {"close", "returns -1"}, {"fsync", "returns -1"}, {"fdatasync", "returns -1"}, {"dup", "returns -1"},
    {"dup2", "returns -1"}, {"rename", "returns -1"}, {"remove", "returns -1"}, {"unlink", "returns -1"},
    {"truncate", "returns -1"}, {"ftruncate", "returns -1"}, {"stat", "returns -1"}, {"lstat", "returns -1"},
    {"fstat", "returns -1"}, {"access", "returns -1"}, {"chmod", "returns -1"}, {"lseek", "returns -1"},
    /* time */
    {"time", "returns -1"}, {"clock", "returns -1"}, {"timespec_get", "returns 0"},
    {"clock_gettime", "returns -1"}, {"gettimeofday", "returns -1"}, {"nanosleep", "returns -1"},
    /* threads */
    {"pthread_create", "returns EAGAIN"},
    {"pthread_mutex_init", "returns ENOMEM"}, {"pthread_cond_init", "returns ENOMEM"},
    {"pthread_rwlock_init", "returns ENOMEM"}, {"pthread_barrier_init", "returns ENOMEM"},
    {"pthread_mutex_lock", "returns EAGAIN"}, {"pthread_mutex_trylock", "returns EBUSY"},
    {"pthread_mutex_timedlock", "returns ETIMEDOUT"},
    {"thrd_create", "returns thrd_nomem"}, {"mtx_init", "returns thrd_error"}, {"mtx_lock", "returns thrd_error"},
    {"mtx_trylock", "returns thrd_busy"}, {"cnd_init", "returns thrd_nomem"},
};

const char *fault_does(const struct guest_fault *f, struct str function)
{
    bool reads = f->class == FAULT_READ || f->class == FAULT_INPUT;
    if (f->class == FAULT_CRASH) {
        return "is all that is done";
    }
    if (f->way == WAY_SHORT) {
        return reads ? "reads only a part" : "writes only a part";
    }
    if (f->way == WAY_INTERRUPTED) {
        return "is interrupted (EINTR)";
    }
    if (!function.len) {
        return "fails";
    }
    for (size_t i = 0; i < COUNT(functions); i++) {
        if (str_is(function, functions[i].name)) {
            return functions[i].fails;
        }
    }
    return f->class == FAULT_ALLOC ? "returns NULL" : "fails"; /* a macro's name, a pointer's */
}

const char *fault_way_word(const struct guest_fault *f)
{
    return f->class == FAULT_CRASH ? "stops here" : f->way == WAY_SHORT ? "is short"
           : f->way == WAY_INTERRUPTED ? "is interrupted" : "fails";
}
