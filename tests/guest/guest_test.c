/* Runs of programs, compiled by gcc: how they end, what is found, and that the
 * next run knows nothing of it. */
#pragma GCC diagnostic ignored "-Winfinite-recursion"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#include "libc.h"

#include <signal.h>
#include <sys/syscall.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <sys/time.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <unistd.h>

static struct log_run run;
static char bytes[256 << 10];

/* What programs call. */
static void *(*my_malloc)(size_t);
static void *(*my_calloc)(size_t, size_t);
static void *(*my_realloc)(void *, size_t);
static void *(*my_aligned_alloc)(size_t, size_t);
static void (*my_free)(void *);
static void (*my_exit)(int);
static void (*my_abort)(void);
static int (*my_atexit)(void (*)(void));
static int (*my_printf)(const char *, ...);
static int (*my_fprintf)(void *, const char *, ...);
static int (*my_puts)(const char *);
static int (*my_scanf)(const char *, ...);
static size_t (*my_strlen)(const char *);
static char *(*my_strcpy)(char *, const char *);
static void *(*my_memset)(void *, int, size_t);
static void *(*my_memcpy)(void *, const void *, size_t);
static void (*my_qsort)(void *, size_t, size_t, int (*)(const void *, const void *));
static void *(*my_fopen)(const char *, const char *);
static int (*my_fclose)(void *);
static int (*my_fputs)(const char *, void *);
static int (*my_raise)(int);
static void (*my_assert_fail)(const char *, const char *, unsigned, const char *);
static long (*my_time)(long *);
static int (*my_rand)(void);
static void **my_stderr;

/* cmocka catches faults itself while a test runs; a run needs our handlers. */
static const int caught[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGSYS };
static struct sigaction ours[COUNT(caught)], cmockas[COUNT(caught)];
static bool strict; /* no more system calls */

static void use_handlers(const struct sigaction *set)
{
    for (size_t i = 0; i < COUNT(caught) && !strict; i++)
        sigaction(caught[i], &set[i], NULL);
}

static int set_up(void **state)
{
    (void)state;
    struct guest_limits limits = { .cpu_ms = 400, .heap_bytes = 8 << 20, .output_bytes = 20000 };
    struct error e = { 0 };
    for (size_t i = 0; i < COUNT(caught); i++)
        sigaction(caught[i], NULL, &cmockas[i]);
    if (!guest_init(&limits, &e)) {
        print_error("%s\n", e.text);
        return -1;
    }
    for (size_t i = 0; i < COUNT(caught); i++)
        sigaction(caught[i], NULL, &ours[i]);
    use_handlers(cmockas);
    my_malloc = libc("malloc"), my_calloc = libc("calloc"), my_realloc = libc("realloc");
    my_aligned_alloc = libc("aligned_alloc"), my_free = libc("free"), my_exit = libc("exit");
    my_abort = libc("abort"), my_atexit = libc("atexit"), my_printf = libc("printf");
    my_fprintf = libc("fprintf"), my_puts = libc("puts"), my_scanf = libc("scanf");
    my_strlen = libc("strlen"), my_strcpy = libc("strcpy"), my_memset = libc("memset");
    my_memcpy = libc("memcpy"), my_qsort = libc("qsort"), my_fopen = libc("fopen");
    my_fclose = libc("fclose"), my_fputs = libc("fputs"), my_raise = libc("raise");
    my_assert_fail = libc("__assert_fail"), my_time = libc("time"), my_rand = libc("rand");
    my_stderr = libc("stderr");
    return 0;
}

static void run_into(int (*program)(int, char **, char **), const char *in, struct log_run *r,
                     char *room, uint64_t size, uint64_t *offset)
{
    char name[] = "program", one[] = "one", two[] = "two", *argv[] = { name, one, two, NULL };
    struct guest_input input = { 3, argv, str_from(in) };
    use_handlers(ours);
    guest_reset();
    guest_run(program, &input, (uintptr_t)__start_program, (uintptr_t)__stop_program, r, room, size,
              offset);
    use_handlers(cmockas);
}

static void go(int (*program)(int, char **, char **), const char *in)
{
    uint64_t offset = 0;
    run_into(program, in, &run, bytes, sizeof bytes, &offset);
    assert_true(offset <= sizeof bytes);
    assert_int_equal(offset, run.out_len + run.err_len);
}

static struct str out(void) { return (struct str){ bytes + run.out_offset, run.out_len }; }
static struct str err(void) { return (struct str){ bytes + run.err_offset, run.err_len }; }

#define assert_text(s, want)                                                   \
    do {                                                                       \
        struct str s_ = (s);                                                   \
        if (!str_is(s_, want))                                                 \
            fail_msg("got \"" STR_FMT "\"", STR_ARG(s_));                      \
    } while (0)

/* Does a stack lead through these functions? Each is given as its address; the
 * next one is taken to start less than 400 bytes on. */
static bool inside(uint64_t address, const void *fn)
{
    return address >= (uintptr_t)fn && address < (uintptr_t)fn + 400;
}

static struct log_finding *found(const char *code)
{
    for (uint32_t i = 0; i < run.finding_count; i++)
        if (strcmp(run.findings[i].code, code) == 0)
            return &run.findings[i];
    return NULL;
}

#define assert_found(code) assert_non_null(found(code))
#define assert_clean()                                                         \
    do {                                                                       \
        if (run.finding_count)                                                 \
            fail_msg("found %s: %s", run.findings[0].code, run.findings[0].text); \
        assert_int_equal(run.outcome, OUTCOME_EXITED);                         \
    } while (0)

/* ---- endings ---- */

PROGRAM static int p_hello(int argc, char **argv, char **envp)
{
    int n = 0;
    my_scanf("%d", &n);
    my_printf("%d %s %s %d\n", argc, argv[0], argv[2], n + (envp[0] != NULL));
    my_fprintf(*my_stderr, "quiet\n");
    argv[0][0] = 'P'; /* arguments may be written to */
    return 300;
}

static void test_hello(void **state)
{
    (void)state;
    go(p_hello, "41 x");
    assert_clean();
    assert_int_equal(run.exit_code, 300 & 0xff);
    assert_text(out(), "3 program two 41\n");
    assert_text(err(), "quiet\n");
}

PROGRAM static void say_a(void) { my_puts("a"); }
PROGRAM static void say_b(void) { my_puts("b"); }
PROGRAM static void deep_exit(int n)
{
    if (n == 0)
        my_exit(7);
    deep_exit(n - 1);
    my_puts("never");
}
PROGRAM static int p_exit(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    my_atexit(say_a);
    my_atexit(say_b);
    deep_exit(5);
    return 0;
}

static void test_exit(void **state)
{
    (void)state;
    go(p_exit, "");
    assert_clean();
    assert_int_equal(run.exit_code, 7);
    assert_text(out(), "b\na\n");
}

PROGRAM static int p_abort(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    if (argc)
        my_abort();
    return 0;
}
PROGRAM static int p_assert(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    my_assert_fail("argc == 0", "x.c", (unsigned)argc, "p_assert");
    return 0;
}

static void test_abort_and_assert(void **state)
{
    (void)state;
    go(p_abort, "");
    assert_int_equal(run.outcome, OUTCOME_ABORTED);
    assert_found("abort");
    assert_true(inside(found("abort")->stack[0], (const void *)p_abort));
    go(p_assert, "");
    assert_int_equal(run.outcome, OUTCOME_ABORTED);
    assert_string_equal(found("assertion-failed")->text, "argc == 0");
    assert_text(err(), "x.c:3: p_assert: Assertion `argc == 0' failed.\n");
}

PROGRAM static int p_raise(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    my_raise(SIGTERM);
    return 0;
}

static void test_raise(void **state)
{
    (void)state;
    go(p_raise, "");
    assert_int_equal(run.outcome, OUTCOME_CRASHED);
    assert_int_equal(run.signal, SIGTERM);
}

/* ---- crashes ---- */

PROGRAM static int follow(volatile int *p)
{
    KEEP();
    return *p;
}
PROGRAM static int p_null(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    return follow((int *)24) + 1;
}
PROGRAM static int p_null_in_libc(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    return (int)my_strlen((const char *)(long)(argc - 3)) + 1;
}
PROGRAM static int p_call_null(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    void (*volatile fn)(void) = NULL;
    fn();
    return argc;
}
PROGRAM static int p_divide(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    volatile int zero = argc - 3;
    return argc / zero;
}
PROGRAM static int p_bad_instruction(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    __asm__ volatile("ud2");
    return 0;
}
PROGRAM static int p_not_canonical(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    return follow((int *)0x1234567812345678) + 1;
}

static void expect_crash(int (*program)(int, char **, char **), int sig, uint64_t address,
                         const void *where)
{
    go(program, "");
    assert_int_equal(run.outcome, OUTCOME_CRASHED);
    assert_int_equal(run.signal, sig);
    assert_int_equal(run.fault_address, address);
    if (!inside(run.stack[0], where))
        fail_msg("stack[0] is %#lx, not in %p", (long)run.stack[0], where);
    assert_int_equal(run.finding_count, 0);
}

static void test_crashes(void **state)
{
    (void)state;
    for (int twice = 0; twice < 2; twice++) {
        expect_crash(p_null, SIGSEGV, 24, (const void *)follow);
        assert_true(inside(run.stack[1], (const void *)p_null));
        assert_int_equal(run.stack[2], 0);
        expect_crash(p_null_in_libc, SIGSEGV, 0, (const void *)p_null_in_libc);
        expect_crash(p_call_null, SIGSEGV, 0, (const void *)p_call_null);
        expect_crash(p_divide, SIGFPE, 0, (const void *)p_divide);
        expect_crash(p_bad_instruction, SIGILL, 0, (const void *)p_bad_instruction);
        expect_crash(p_not_canonical, SIGSEGV, UINT64_MAX, (const void *)follow);
        go(p_hello, "1");
        assert_clean();
        assert_text(out(), "3 program two 1\n");
    }
}

PROGRAM static int compare_badly(const void *a, const void *b)
{
    (void)a;
    return *(volatile const int *)((const char *)b - (uintptr_t)b);
}
PROGRAM static int p_crash_in_callback(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    int a[9] = { argc };
    my_qsort(a, 9, sizeof *a, compare_badly);
    return a[0];
}

static void test_crash_in_callback(void **state)
{
    (void)state;
    expect_crash(p_crash_in_callback, SIGSEGV, 0, (const void *)compare_badly);
    assert_true(inside(run.stack[1], (const void *)p_crash_in_callback));
}

PROGRAM static int endless(int n)
{
    volatile char room[200];
    room[0] = (char)n;
    return endless(n + 1) + room[0];
}
PROGRAM static int p_overflow(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    return endless(argc);
}

static void test_stack_overflow(void **state)
{
    (void)state;
    go(p_overflow, "");
    assert_int_equal(run.outcome, OUTCOME_CRASHED);
    assert_found("stack-overflow");
    for (int i = 0; i < LOG_STACK; i++)
        assert_true(inside(run.stack[i], (const void *)endless));
    go(p_hello, "1");
    assert_clean();
}

/* A program may leave anything on its stack and in its registers. */
PROGRAM static int p_smash(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    volatile uintptr_t a[4] = { 0 };
    volatile uintptr_t *top = a;
    for (int i = 0; i < 200 && (uintptr_t)(top + i) < 0x1ff000900000; i++)
        top[i] = i % 3 == 0 ? (uintptr_t)&top[i] : i % 3 == 1 ? (uintptr_t)__start_program + 40 : 1;
    return *(volatile int *)(long)(argc - 3);
}
PROGRAM static int p_wild_registers(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    __asm__ volatile("mov $0x4141414141414141, %%rbp; mov $0x77, %%rsp; std; push %%rax" ::: "memory");
    return 0;
}

static void test_hostile_stack(void **state)
{
    (void)state;
    go(p_smash, "");
    assert_int_equal(run.outcome, OUTCOME_CRASHED);
    go(p_wild_registers, "");
    assert_int_equal(run.outcome, OUTCOME_CRASHED);
    assert_true(inside(run.stack[0], (const void *)p_wild_registers));
    go(p_hello, "1");
    assert_clean();
}

/* ---- limits ---- */

PROGRAM static int p_loop(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    for (volatile int i = argc; i; i |= 1)
        ;
    return 0;
}
PROGRAM static int p_output(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    while (argc)
        my_puts("again");
    return 0;
}
PROGRAM static int p_all_memory(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    int n = 0;
    while (my_malloc(1 << 20))
        n++;
    my_printf("%d %d\n", n, my_malloc((size_t)-1) == NULL);
    return 0;
}
PROGRAM static int p_ask_for_ever(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    while (argc)
        my_malloc(1 << 20);
    return 0;
}
PROGRAM static int p_churn(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    /* More than the whole region in all: freed blocks come back in the end. */
    for (int i = 0; i < 200000; i++) {
        char *p = my_malloc((size_t)(i % 7) * 100 + 500);
        if (!p)
            return 1;
        p[0] = 1;
        my_free(p);
    }
    return 0;
}

static void test_limits(void **state)
{
    (void)state;
    go(p_loop, "");
    assert_int_equal(run.outcome, OUTCOME_TIME_LIMIT);
    assert_true(inside(run.stack[0], (const void *)p_loop));
    go(p_output, "");
    assert_int_equal(run.outcome, OUTCOME_OUTPUT_LIMIT);
    assert_int_equal(run.out_len, 20000);
    assert_int_equal(run.out_cut, 1);
    go(p_all_memory, "");
    assert_text(out(), "8 1\n");
    assert_int_equal(run.peak_bytes, 8 << 20);
    assert_int_equal(found("leak")->blocks, 8);
    go(p_ask_for_ever, "");
    assert_int_equal(run.outcome, OUTCOME_HEAP_LIMIT);
    assert_true(inside(run.stack[0], (const void *)p_ask_for_ever));
    go(p_churn, "");
    assert_clean();
    assert_int_equal(run.frees, 200000);
}

/* ---- the heap ---- */

PROGRAM static void *make(size_t n)
{
    void *p = my_malloc(n);
    KEEP();
    return p;
}
PROGRAM static void drop(void *p)
{
    my_free(p);
    KEEP();
}
PROGRAM static int p_double_free(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    char *p = make((size_t)argc * 10);
    drop(p);
    my_free(p);
    my_free(NULL);
    return 0;
}

static void test_double_free(void **state)
{
    (void)state;
    go(p_double_free, "");
    assert_int_equal(run.outcome, OUTCOME_EXITED);
    assert_int_equal(run.finding_count, 1);
    struct log_finding *f = found("double-free");
    assert_non_null(f);
    assert_int_equal(f->size, 30);
    assert_true(inside(f->stack[0], (const void *)p_double_free));
    assert_true(inside(f->made_stack[0], (const void *)make));
    assert_true(inside(f->made_stack[1], (const void *)p_double_free));
    assert_true(inside(f->freed_stack[0], (const void *)drop));
    assert_int_equal(run.allocations, 1);
    assert_int_equal(run.frees, 1);
}

PROGRAM static int p_invalid_free(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    static int global;
    char *p = my_malloc(10);
    my_free(p + 3);
    my_free(&argc);
    my_free(&global);
    my_free((void *)5);
    my_free(*my_stderr);
    my_free(p);
    return 0;
}

static void test_invalid_free(void **state)
{
    (void)state;
    go(p_invalid_free, "");
    assert_int_equal(run.finding_count, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(run.findings[i].code, "invalid-free");
    assert_string_equal(run.findings[0].text, "3 bytes into a block that is live");
    assert_string_equal(run.findings[1].text, "the address of a local variable");
    assert_string_equal(run.findings[2].text, "");
    assert_string_equal(run.findings[3].text, "a small number, not an address");
    assert_string_equal(run.findings[4].text, "it is a FILE, for fclose()");
    assert_int_equal(run.live_bytes, 0);
}

PROGRAM static int p_leak(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    for (int i = 0; i < 5; i++)
        my_memset(make(20), 0, 20);
    my_malloc(7);
    return 0;
}

static void test_leak(void **state)
{
    (void)state;
    go(p_leak, "");
    assert_int_equal(run.finding_count, 2);
    assert_int_equal(run.findings[0].blocks, 5);
    assert_int_equal(run.findings[0].size, 100);
    assert_true(inside(run.findings[0].stack[0], (const void *)make));
    assert_int_equal(run.findings[1].blocks, 1);
    assert_int_equal(run.findings[1].size, 7);
}

PROGRAM static int p_overrun(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    char *p = my_malloc(5), *q = my_malloc(16), *r = my_malloc(24), *s = my_malloc(8);
    ((volatile char *)p)[5] = 0;    /* one too many */
    my_free(p);
    s[-2] = 1;                      /* in front of s */
    my_free(q);
    q[4] = 1;                       /* after the free */
    ((volatile char *)r)[24 + 7] = 1; /* 7 behind r, which is leaked */
    my_free(s);
    return 0;
}

static void test_overrun(void **state)
{
    (void)state;
    go(p_overrun, "");
    assert_string_equal(run.findings[0].code, "out-of-bounds-write");
    assert_int_equal(run.findings[0].size, 5);
    assert_string_equal(run.findings[0].text, "right behind its last byte, found when it was freed");
    assert_string_equal(found("use-after-free")->text,
                        "a write into the freed block, found when the program ended");
    assert_int_equal(found("use-after-free")->size, 16);
    assert_int_equal(found("leak")->size, 24);
    int writes = 0;
    for (uint32_t i = 0; i < run.finding_count; i++)
        writes += strcmp(run.findings[i].code, "out-of-bounds-write") == 0;
    assert_int_equal(writes, 2);
}

PROGRAM static int p_library(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    char *p = my_malloc(5), *q = my_malloc(64);
    my_strcpy(p, "four");
    my_strcpy(p, "hello"); /* one too many, told here and not again when it is freed */
    my_free(p);
    my_memset(q, 'x', 64);
    my_memset(q + 60, 'y', 5);
    my_free(q);
    my_strlen(q);
    my_printf("%.3s", q);
    return 0;
}

static void test_library_calls(void **state)
{
    (void)state;
    go(p_library, "");
    static const char *const codes[] = { "out-of-bounds-write", "out-of-bounds-write",
                                         "use-after-free", "use-after-free" };
    assert_int_equal(run.finding_count, COUNT(codes));
    for (size_t i = 0; i < COUNT(codes); i++) {
        assert_string_equal(run.findings[i].code, codes[i]);
        assert_true(inside(run.findings[i].stack[0], (const void *)p_library));
    }
    assert_string_equal(run.findings[0].text, "6 bytes are written, but there is room for 5");
    assert_string_equal(run.findings[1].text, "5 bytes are written, but there is room for 4");
    assert_string_equal(run.findings[2].text, "a library function reads it");
    assert_int_equal(run.findings[2].size, 64);
}

/* Blocks of every size, asked for by an address inside them. */
PROGRAM static int p_inside(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    enum { N = 400 };
    char *p[N];
    for (int i = 0; i < N; i++)
        p[i] = my_malloc((size_t)(i * i % 9000) + 1);
    char *big = my_malloc(3 << 20), *after = my_malloc(1);
    for (int i = 0; i < N; i++)
        my_free(p[i] + i * i % 9000 / 2 + 1); /* inside, or right behind a block of one byte */
    my_free(big + (2 << 20));
    my_free(after + 1);
    for (int i = 0; i < N; i++)
        my_free(p[i]);
    my_free(big);
    my_free(after);
    return 0;
}

static void test_inside(void **state)
{
    (void)state;
    go(p_inside, "");
    for (uint32_t i = 0; i < run.finding_count; i++)
        assert_string_equal(run.findings[i].code, "invalid-free");
    assert_int_equal(run.finding_count, 3); /* equal stacks count once */
    assert_string_equal(run.findings[1].text, "2097152 bytes into a block that is live");
    assert_int_equal(run.findings[1].size, 3 << 20);
    assert_int_equal(run.live_bytes, 0);
    assert_int_equal(run.frees, 402);
}

PROGRAM static int p_heap(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    unsigned char *fresh = my_malloc(64);
    for (int i = 0; i < 64; i++)
        if (fresh[i] != fresh[0])
            return 1;
    my_free(fresh);
    for (int round = 0; round < 3; round++) {
        unsigned char *zero = my_calloc(1000, 10);
        for (int i = 0; i < 10000; i++)
            if (zero[i])
                return 2;
        my_memset(zero, 1, 10000);
        my_free(zero);
    }
    if (my_calloc((size_t)-1 / 2, 3) || my_realloc(NULL, (size_t)-1))
        return 3;
    char *p = NULL;
    for (int n = 1; n < 300; n++) {
        p = my_realloc(p, (size_t)n);
        p[n - 1] = (char)n;
        for (int i = 0; i < n; i++)
            if (p[i] != (char)(i + 1))
                return 4;
    }
    p = my_realloc(p, 10);
    if (p[9] != 10)
        return 5;
    my_free(p);
    for (size_t align = 1; align <= 4096; align *= 2) {
        char *a = my_aligned_alloc(align, 33);
        if (!a || (uintptr_t)a % align || (uintptr_t)a % 16)
            return 6;
        my_memset(a, 2, 33);
        my_free(a);
    }
    void *none = my_malloc(0), *other = my_malloc(0);
    if (!none || none == other)
        return 7;
    my_free(none);
    my_free(other);
    return 0;
}

static void test_heap(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        go(p_heap, "");
        assert_clean();
        assert_int_equal(run.exit_code, 0);
        assert_int_equal(run.allocations, run.frees);
    }
}

/* Blocks come and go at random until the region has been used several times
 * over; each is full of its own byte and must keep it. */
PROGRAM static int p_stress(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    enum { N = 64 };
    static unsigned char *block[N];
    static size_t size[N];
    for (int i = 0; i < N; i++) {
        block[i] = NULL;
        size[i] = 0;
    }
    unsigned seed = 5;
    for (int step = 0; step < 12000; step++) {
        seed = seed * 1103515245 + 12345;
        int i = (int)(seed >> 16) % N;
        for (size_t k = 0; k < size[i]; k += 97)
            if (block[i][k] != (unsigned char)(i + 1))
                return 1;
        seed = seed * 1103515245 + 12345;
        size_t n = (seed >> 8) % 50000;
        switch (seed >> 28) {
        case 0: case 1: case 2: case 3:
            my_free(block[i]);
            block[i] = NULL;
            size[i] = 0;
            continue;
        case 4: case 5: case 6:
            my_free(block[i]);
            block[i] = my_aligned_alloc(16u << (seed >> 20) % 8, n);
            break;
        default:
            block[i] = my_realloc(block[i], n + 1);
            n++;
        }
        if (!block[i])
            return 2;
        size[i] = n;
        my_memset(block[i], i + 1, n);
    }
    for (int i = 0; i < N; i++)
        my_free(block[i]);
    return 0;
}

static void test_stress(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        go(p_stress, "");
        assert_clean();
        assert_int_equal(run.exit_code, 0);
        assert_int_equal(run.allocations, run.frees);
        assert_true(run.allocations > 5000);
    }
}

PROGRAM static int p_realloc_freed(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    char *p = my_malloc(9);
    my_free(p);
    return my_realloc(p, 20) != NULL;
}
PROGRAM static int p_overlap(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    char a[20] = "0123456789";
    my_memcpy(a + 2, a, 5);
    my_memcpy(a, a, 5); /* a whole thing onto itself, as libtcc does for x = x */
    my_memcpy(a + 10, a, 10);
    return 0;
}

static void test_misuse(void **state)
{
    (void)state;
    go(p_realloc_freed, "");
    assert_found("use-after-free");
    assert_int_equal(run.exit_code, 0);
    go(p_overlap, "");
    assert_int_equal(run.finding_count, 1);
    assert_found("overlapping-copy");
}

/* ---- files ---- */

PROGRAM static int p_files(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    void *f = my_fopen("a", "w"), *g = my_fopen("b", "w");
    my_fputs("x", f);
    my_fclose(f);
    my_fputs("y", f);
    my_fclose(f);
    my_fputs("z", NULL);
    my_fputs("z", &argc);
    return g == NULL || my_fopen("not there", "r") != NULL || my_fopen("/etc/passwd", "r") != NULL;
}

static void test_files(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        go(p_files, "");
        assert_int_equal(run.outcome, OUTCOME_EXITED);
        assert_int_equal(run.exit_code, 0);
        assert_int_equal(run.finding_count, 5);
        assert_found("double-close");
        assert_found("closed-handle-use");
        assert_string_equal(found("handle-leak")->text, "\"b\"");
    }
}

/* ---- the same every time ---- */

PROGRAM static int p_look(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    void *p = my_malloc(10), *q = my_malloc(99);
    my_printf("%p %p %p %ld %d %d\n", p, q, (void *)&argc, my_time(NULL), my_rand(), my_rand());
    my_free(p);
    my_free(q);
    return 0;
}

PROGRAM static int p_not_initialised(int argc, char **argv, char **envp)
{
    (void)argc, (void)argv, (void)envp;
    volatile unsigned char room[20000];
    for (int i = 0; i < 20000; i++)
        if (room[i] != 0xbe)
            return 1;
    for (int i = 0; i < 20000; i++)
        room[i] = (unsigned char)i;
    return 0;
}

static void test_not_initialised(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        go(p_not_initialised, "");
        assert_clean();
        assert_int_equal(run.exit_code, 0);
        go(p_hello, "1");
    }
}

static void test_deterministic(void **state)
{
    (void)state;
    static char first[500];
    go(p_look, "");
    size_t n = run.out_len;
    memcpy(first, bytes + run.out_offset, n);
    go(p_churn, "");
    go(p_null, "");
    go(p_look, "");
    assert_int_equal(run.out_len, n);
    assert_memory_equal(first, bytes + run.out_offset, n);
}

/* Two runs share the room for bytes. */
static void test_room(void **state)
{
    (void)state;
    uint64_t offset = 0;
    static struct log_run second;
    char small[70];
    memset(small, '#', sizeof small);
    run_into(p_hello, "5", &run, small, 60, &offset);
    assert_int_equal(run.outcome, OUTCOME_EXITED);
    run_into(p_hello, "5", &second, small, 60, &offset);
    assert_int_equal(second.outcome, OUTCOME_EXITED);
    run_into(p_hello, "5", &second, small, 60, &offset);
    assert_int_equal(second.outcome, OUTCOME_OUTPUT_LIMIT);
    assert_true(offset <= 60);
    assert_memory_equal(small, "3 program two 5\nquiet\n3 program two 5\nquiet\n", 44);
    for (size_t i = 60; i < sizeof small; i++)
        assert_int_equal(small[i], '#');
}

/* ---- no system calls ---- */

#if !defined(__SANITIZE_ADDRESS__)
/* All of this again in a child that the kernel kills at any system call but
 * rt_sigreturn and exit_group. */
static void test_no_system_calls(void **state)
{
    (void)state;
    int (*programs[])(int, char **, char **) = {
        p_hello, p_exit, p_abort, p_assert, p_null, p_null_in_libc, p_call_null, p_divide,
        p_crash_in_callback, p_overflow, p_output, p_all_memory, p_churn, p_double_free, p_leak,
        p_overrun, p_heap, p_files, p_loop, p_look, p_wild_registers,
    };
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_rt_sigreturn, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clock_gettime, 1, 0), /* no vdso clock */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_exit_group, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog filter = { COUNT(rules), rules };
    pid_t child = fork();
    if (child == 0) {
        struct itimerval every = { { 0, 10000 }, { 0, 10000 } }; /* not inherited */
        setitimer(ITIMER_PROF, &every, NULL);
        use_handlers(ours);
        strict = true;
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
            _exit(2);
        for (size_t i = 0; i < COUNT(programs); i++)
            go(programs[i], "12");
        _exit(run.outcome == OUTCOME_CRASHED ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hello),
        cmocka_unit_test(test_exit),
        cmocka_unit_test(test_abort_and_assert),
        cmocka_unit_test(test_raise),
        cmocka_unit_test(test_crashes),
        cmocka_unit_test(test_crash_in_callback),
        cmocka_unit_test(test_stack_overflow),
        cmocka_unit_test(test_hostile_stack),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_double_free),
        cmocka_unit_test(test_invalid_free),
        cmocka_unit_test(test_leak),
        cmocka_unit_test(test_overrun),
        cmocka_unit_test(test_library_calls),
        cmocka_unit_test(test_inside),
        cmocka_unit_test(test_heap),
        cmocka_unit_test(test_stress),
        cmocka_unit_test(test_misuse),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_not_initialised),
        cmocka_unit_test(test_deterministic),
        cmocka_unit_test(test_room),
#if !defined(__SANITIZE_ADDRESS__)
        cmocka_unit_test(test_no_system_calls),
#endif
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
