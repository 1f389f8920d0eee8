/* plain_memory.h - a guest/memory.h for tests of the library alone: the host's own
 * memory, where every question is answered with yes, but for one watched array. A test
 * that includes it calls guest_NAME directly and links the library's files without the
 * machine's. */
#ifndef TESTS_GUEST_PLAIN_MEMORY_H
#define TESTS_GUEST_PLAIN_MEMORY_H

#include "guest/libc.h"
#include "guest/threads.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <cmocka.h>

struct machine machine;

/* ---- findings: the last one, and how many ---- */

static char plain_code[32], plain_text[400];
static int plain_findings;

struct log_finding *finding_add(const char *code, const char *text, ...)
{
    va_list ap;
    snprintf(plain_code, sizeof plain_code, "%s", code);
    plain_text[0] = '\0';
    va_start(ap, text);
    if (text)
        vsnprintf(plain_text, sizeof plain_text, text, ap);
    va_end(ap);
    plain_findings++;
    return NULL;
}
struct log_finding *finding_add_at(const char *code, const uint32_t stack[LOG_STACK])
{
    (void)stack;
    return finding_add(code, NULL);
}
void finding_text(struct log_finding *f, const char *text, ...) { (void)f, (void)text; }
void stack_here(uint32_t stack[LOG_STACK]) { memset(stack, 0, LOG_STACK * sizeof *stack), stack[0] = 1; }
void output_note(bool error, uint64_t before) { (void)error, (void)before; }
void opened_note(int fd, const char *name) { (void)fd, (void)name; }
void closed_note(int fd) { (void)fd; }
void *static_find(const char *name) { (void)name; return NULL; }
void static_set(void *at, const void *bytes, size_t n) { memcpy(at, bytes, n); }

static jmp_buf plain_end;
void machine_end(enum guest_outcome outcome, int code) { (void)code; longjmp(plain_end, (int)outcome); }

/* ---- memory ---- */

static const char *plain_watched; /* an array of so many bytes */
static size_t plain_size;
__attribute__((unused)) static void watch(const void *p, size_t n) { plain_watched = p, plain_size = n; }
static void look(const char *code, const void *p, size_t n)
{
    const char *a = p;
    if (plain_watched && n && a >= plain_watched && a <= plain_watched + plain_size &&
        n > (size_t)(plain_watched + plain_size - a))
        finding_add(code, "%zu bytes at %td of %zu", n, a - plain_watched, plain_size);
    if (!p && n)
        finding_add("null-dereference", NULL);
}

void reads(const void *p, size_t n) { look("out-of-bounds-read", p, n); }
void reads_any(const void *p, size_t n) { look("out-of-bounds-read", p, n); }
void could_read(const void *p, size_t n) { look("out-of-bounds-read", p, n); }
void reads_members(const void *p, size_t n) { look("out-of-bounds-read", p, n); }
void reads_value(const void *p, size_t n) { look("out-of-bounds-read", p, n); }
void writes(void *p, size_t n) { look("out-of-bounds-write", p, n); }
void could_write(void *p, size_t n) { look("out-of-bounds-write", p, n); }
void writes_value(void *p, size_t n) { look("out-of-bounds-write", p, n); }
void copies(void *to, const void *from, size_t n) { reads_any(from, n), writes(to, n), memmove(to, from, n); }
void writes_pointer(void *where, const void *value) { *(const void **)where = value; }
size_t text_length(const char *s, size_t most)
{
    size_t n = strnlen(s, most);
    reads(s, n < most ? n + 1 : n);
    return n;
}
size_t wide_length(const wchar_t *s, size_t most) { return wcsnlen(s, most); }
void charge(uint64_t n) { (void)n; }
void *library_object(const char *name, size_t size, enum library_access access)
{
    static _Alignas(16) char pool[1 << 20]; /* for the whole test */
    static size_t used;
    (void)name, (void)access;
    size = (size + 15) & ~(size_t)15;
    if (used + size > sizeof pool)
        return NULL;
    used += size;
    return pool + used - size;
}
void library_set(void *at, const void *bytes, size_t n) { memcpy(at, bytes, n); }
void *callback(const void *fn, const char *signature) { (void)signature; return (void *)fn; }

void *guest_malloc(size_t size) { return malloc(size); }
void *guest_calloc(size_t count, size_t each) { return calloc(count, each); }
void *guest_realloc(void *p, size_t size) { return realloc(p, size); }
void guest_free(void *p) { free(p); }

/* ---- threads: there is main's ---- */

static struct call_record plain_call;
struct memory memory = { .top = &plain_call };
static struct clock plain_clock;
struct clock *thread_clock = &plain_clock;
void threads_exit_turn(void) {}
uint32_t thread_self(void) { return 0; }
const struct thread_facts *thread_facts(uint32_t thread)
{
    static const struct thread_facts main_facts = { .state = THREAD_ALIVE };
    (void)thread;
    return &main_facts;
}
void thread_point(struct thread_op op, thread_ready ready, const void *object)
{
    (void)op, (void)ready, (void)object;
}
void thread_done(uint64_t value, unsigned flags) { (void)value, (void)flags; }
void thread_library(uint32_t state) { (void)state; }
void thread_library_when(uint32_t state, thread_ready ready, const void *object)
{
    (void)state, (void)ready, (void)object;
}
void thread_yields(void) {}
void thread_turn(uint64_t o, uint64_t n, bool write, U site) { (void)o, (void)n, (void)write, (void)site; }
void thread_seen(uint64_t o, uint64_t n, bool write, U site) { (void)o, (void)n, (void)write, (void)site; }
struct thread_op op_of(enum op_kind kind, const void *p, size_t size)
{
    (void)p, (void)size;
    return (struct thread_op){ .kind = (uint8_t)kind };
}
void held_add(uint64_t address, U site) { (void)address, (void)site; }
void held_remove(uint32_t thread, uint64_t address) { (void)thread, (void)address; }
void contracts_freed(uint32_t number);
void contracts_handed(const void *p);
void contracts_freed(uint32_t number) { (void)number; }
void contracts_handed(const void *p) { (void)p; }
void clock_join(struct clock *to, const struct clock *from) { (void)to, (void)from; }
void clock_release(struct clock *c) { (void)c; }
void races_fresh(uint64_t o, uint64_t n) { (void)o, (void)n; }

/* ---- arguments ---- */

struct varlist varlist_of(V arguments) { return (struct varlist){ arguments, 0 }; }
struct varlist *varlist_at(P list) { return (struct varlist *)list; }
const struct argument *varlist_next(struct varlist *v)
{
    return v->next < v->arguments->count ? &v->arguments->at[v->next++] : NULL;
}

#define plain_l(t, value) (struct argument){ .type = t, .v.l = value }
#define plain_d(t, value) (struct argument){ .type = t, .v.d = value }
#define plain_x(value) (struct argument){ .type = T_LDOUBLE, .v.x = value }
#define plain_p(t, value) (struct argument){ .type = t, .v.p = (char *)value }

/* An argument tagged as emitted code would. */
#define A(e) \
    _Generic((e), \
        _Bool: plain_l(T_INT, A_INT(e)), char: plain_l(T_INT, A_INT(e)), signed char: plain_l(T_INT, A_INT(e)), \
        unsigned char: plain_l(T_INT, A_INT(e)), short: plain_l(T_INT, A_INT(e)), \
        unsigned short: plain_l(T_INT, A_INT(e)), int: plain_l(T_INT, A_INT(e)), \
        unsigned: plain_l(T_UINT, A_INT(e)), long: plain_l(T_LONG, A_INT(e)), \
        unsigned long: plain_l(T_ULONG, A_INT(e)), long long: plain_l(T_LLONG, A_INT(e)), \
        unsigned long long: plain_l(T_ULLONG, A_INT(e)), float: plain_d(T_FLOAT, A_REAL(e)), \
        double: plain_d(T_DOUBLE, A_REAL(e)), long double: plain_x(A_REAL(e)), \
        char *: plain_p(T_POINTER_TO + T_CHAR, A_POINTER(e)), \
        const char *: plain_p(T_POINTER_TO + T_CHAR, A_POINTER(e)), \
        signed char *: plain_p(T_POINTER_TO + T_SCHAR, A_POINTER(e)), \
        unsigned char *: plain_p(T_POINTER_TO + T_UCHAR, A_POINTER(e)), \
        short *: plain_p(T_POINTER_TO + T_SHORT, A_POINTER(e)), \
        unsigned short *: plain_p(T_POINTER_TO + T_USHORT, A_POINTER(e)), \
        int *: plain_p(T_POINTER_TO + T_INT, A_POINTER(e)), \
        unsigned *: plain_p(T_POINTER_TO + T_UINT, A_POINTER(e)), \
        long *: plain_p(T_POINTER_TO + T_LONG, A_POINTER(e)), \
        unsigned long *: plain_p(T_POINTER_TO + T_ULONG, A_POINTER(e)), \
        long long *: plain_p(T_POINTER_TO + T_LLONG, A_POINTER(e)), \
        unsigned long long *: plain_p(T_POINTER_TO + T_ULLONG, A_POINTER(e)), \
        float *: plain_p(T_POINTER_TO + T_FLOAT, A_POINTER(e)), \
        double *: plain_p(T_POINTER_TO + T_DOUBLE, A_POINTER(e)), \
        long double *: plain_p(T_POINTER_TO + T_LDOUBLE, A_POINTER(e)), \
        char **: plain_p(T_POINTER_TO_POINTER + T_CHAR, A_POINTER(e)), \
        void **: plain_p(T_POINTER_TO_POINTER + T_VOID, A_POINTER(e)), \
        default: plain_p(T_POINTER_TO + T_VOID, A_POINTER(e)))
#define A_INT(e) _Generic((e), float: 0, double: 0, long double: 0, default: (long)(e))
#define A_REAL(e) _Generic((e), float: (e), double: (e), long double: (e), default: 0)
#define A_POINTER(e) \
    _Generic((e), float: NULL, double: NULL, long double: NULL, default: (const void *)(uintptr_t)(e))

#define A0()
#define A1(a) A(a)
#define A2(a, ...) A(a), A1(__VA_ARGS__)
#define A3(a, ...) A(a), A2(__VA_ARGS__)
#define A4(a, ...) A(a), A3(__VA_ARGS__)
#define A5(a, ...) A(a), A4(__VA_ARGS__)
#define A6(a, ...) A(a), A5(__VA_ARGS__)
#define A_PICK(a, b, c, d, e, f, g, ...) g
#define A_ALL(...) A_PICK(__VA_ARGS__, A6, A5, A4, A3, A2, A1)(__VA_ARGS__)
/* Up to six arguments as a V. */
#define ARGUMENTS(...) \
    (&(struct arguments){ (struct argument[]){ A_ALL(__VA_ARGS__) }, \
                          sizeof (struct argument[]){ A_ALL(__VA_ARGS__) } / sizeof(struct argument), 0 })
#define NO_ARGUMENTS (&(struct arguments){ NULL, 0, 0 })

#endif
