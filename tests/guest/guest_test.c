/* Runs of programs: how they end, what is left of one for the next (nothing), and that
 * the kernel is never asked. Programs here are compiled by gcc and run in plain mode, as
 * if emitted without hooks; tests/guest/memory_test.c has those with hooks. */
#pragma GCC diagnostic ignored "-Winfinite-recursion"
#include "guest/heart.h"

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM __attribute__((noinline, noclone, no_sanitize("address", "undefined")))
/* A leaf function gets a frame, and the last call is no jump. */
#define KEEP() __asm__ volatile("" : : "r"(__builtin_frame_address(0)) : "memory")

int guest_puts(const char *s);
int guest_printf(const char *format, V arguments);
int guest_scanf(const char *format, V arguments);
int guest_atexit(void *function);
int guest_raise(int signal);
void guest_abort(void);
void guest_qsort(void *at, size_t count, size_t each, void *compare);

static struct log_run run;
static char bytes[256 << 10];

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
    struct guest_limits limits = { .cpu_ms = 300, .heap_bytes = 8 << 20, .output_bytes = 20000 };
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
    return 0;
}

/* ---- programs ---- */

enum { SAY_A = 1, SAY_B, FOLLOW, FUNCTIONS };
#define ADDRESS(n) ((void *)(FUNCTIONS_AT + (uint64_t)(n) * FUNCTION_BYTES))

PROGRAM static void say_a(void) { guest_puts("a"); KEEP(); }
PROGRAM static void say_b(void) { guest_puts("b"); KEEP(); }
PROGRAM static int follow_null(P a, P b)
{
    (void)a, (void)b;
    volatile uintptr_t at = 16;
    return *(volatile int *)at;
}
static void *const code[FUNCTIONS] = { [SAY_A] = (void *)say_a, [SAY_B] = (void *)say_b,
                                       [FOLLOW] = (void *)follow_null };
static struct program_function functions[FUNCTIONS];
static struct program program = { .functions = functions, .function_count = FUNCTIONS,
                                  .names = "", .names_len = 1 };
typedef int main_function(int, P, P);

PROGRAM static int p_hello(int argc, P argv, P envp)
{
    static int n;
    struct argument to = { .type = T_POINTER_TO + T_INT, .v.p = (P)&n };
    struct arguments one = { &to, 1, 0 };
    n = 0;
    guest_scanf("%d", &one);
    P *words = (P *)argv;
    struct argument all[] = { { .type = T_INT, .v.l = argc },
                              { .type = T_POINTER_TO + T_CHAR, .v.p = words[0] },
                              { .type = T_POINTER_TO + T_CHAR, .v.p = words[2] },
                              { .type = T_INT, .v.l = n + (envp == NULL) } };
    struct arguments four = { all, 4, 0 };
    guest_printf("%d %s %s %d\n", &four);
    words[0][0] = 'P'; /* arguments may be written to */
    return 300;
}
PROGRAM static void deep_exit(int n)
{
    if (n == 0)
        guest_exit(7);
    deep_exit(n - 1);
    guest_puts("never");
}
PROGRAM static int p_exit(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    guest_atexit(ADDRESS(SAY_A));
    guest_atexit(ADDRESS(SAY_B));
    deep_exit(5);
    return 0;
}
PROGRAM static int p_abort(int argc, P argv, P envp)
{
    (void)argv, (void)envp;
    if (argc)
        guest_abort();
    return 0;
}
PROGRAM static int p_raise(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    guest_raise(SIGTERM);
    return 0;
}
PROGRAM static int p_null(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    return follow_null(NULL, NULL) + 1;
}
PROGRAM static int p_null_in_callback(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    int two[2] = { 1, 2 };
    guest_qsort(two, 2, sizeof *two, ADDRESS(FOLLOW));
    return 0;
}
PROGRAM static int p_divide(int argc, P argv, P envp)
{
    (void)argv, (void)envp;
    volatile int zero = argc - 3;
    return argc / zero;
}
PROGRAM static int p_bad_instruction(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    __asm__ volatile("ud2");
    return 0;
}
PROGRAM static int endless(int n)
{
    volatile char room[200];
    room[0] = (char)n;
    return endless(n + 1) + room[0];
}
PROGRAM static int p_overflow(int argc, P argv, P envp)
{
    (void)argv, (void)envp;
    return endless(argc);
}
PROGRAM static int p_wild_registers(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    __asm__ volatile("mov $0x4141414141414141, %%rbp; mov $0x77, %%rsp; std; push %%rax" ::: "memory");
    return 0;
}
PROGRAM static int p_loop(int argc, P argv, P envp)
{
    (void)argv, (void)envp;
    for (volatile int i = argc; i; i |= 1)
        ;
    return 0;
}
PROGRAM static int p_output(int argc, P argv, P envp)
{
    (void)argv, (void)envp;
    while (argc)
        guest_puts("again");
    return 0;
}
PROGRAM static int p_all_memory(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    int n = 0;
    while (guest_malloc(1 << 20))
        n++;
    return n * 10 + (guest_malloc((size_t)-1) == NULL);
}
PROGRAM static int p_ask_for_ever(int argc, P argv, P envp)
{
    (void)argv, (void)envp;
    while (argc)
        guest_malloc(1 << 20);
    return 0;
}
PROGRAM static int p_churn(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    /* More than the whole region in all: freed blocks come back in the end. */
    for (int i = 0; i < 200000; i++) {
        char *p = guest_malloc((size_t)(i % 7) * 100 + 500);
        if (!p)
            return 1;
        p[0] = 1;
        guest_free(p);
    }
    return 0;
}
PROGRAM static int p_double_free(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    void *p = guest_malloc(8);
    guest_free(p);
    guest_free(p);
    return 0;
}
/* What fresh memory of every kind holds. */
PROGRAM static int p_look(int argc, P argv, P envp)
{
    (void)argc, (void)argv, (void)envp;
    volatile unsigned char room[100];
    unsigned sum = 0;
    unsigned char *p = guest_malloc(100);
    for (int i = 0; i < 100; i++)
        sum = sum * 31 + room[i] + p[i];
    sum += (unsigned)(uint64_t)p;
    struct argument a = { .type = T_UINT, .v.l = (long)sum };
    struct arguments one = { &a, 1, 0 };
    guest_printf("%u\n", &one);
    return 0;
}

/* ---- running them ---- */

static void run_into(main_function *entry, const char *in, struct log_run *r, char *room,
                     uint64_t size, uint64_t *offset)
{
    char name[] = "program", one[] = "one", two[] = "two", *argv[] = { name, one, two, NULL };
    struct guest_input input = { 3, argv, str_from(in) };
    use_handlers(ours);
    guest_reset();
    guest_run(&program, code, entry, &input, r, room, size, offset);
    use_handlers(cmockas);
}

static void go(main_function *entry, const char *in)
{
    uint64_t offset = 0;
    run_into(entry, in, &run, bytes, sizeof bytes, &offset);
    assert_true(offset <= sizeof bytes);
    assert_int_equal(offset, run.out_len + run.err_len);
}

static void assert_output(const char *want)
{
    struct str got = { bytes + run.out_offset, run.out_len };
    if (!str_is(got, want))
        fail_msg("got \"" STR_FMT "\"", STR_ARG(got));
}

static bool found(const char *what)
{
    for (uint32_t i = 0; i < run.finding_count; i++)
        if (strcmp(run.findings[i].code, what) == 0)
            return true;
    return false;
}

static void assert_exit(int exit_code)
{
    if (run.finding_count)
        fail_msg("found %s: %s", run.findings[0].code, run.findings[0].text);
    assert_int_equal(run.outcome, OUTCOME_EXITED);
    assert_int_equal(run.exit_code, exit_code);
}

static void assert_crash(main_function *entry, int signal, uint64_t address)
{
    go(entry, "");
    assert_int_equal(run.outcome, OUTCOME_CRASHED);
    assert_int_equal(run.signal, signal);
    if (address)
        assert_int_equal(run.fault_address, address);
    go(p_hello, "1"); /* and the next run is well */
    assert_exit(300 & 0xff);
}

static void programs_end(void **state)
{
    (void)state;
    go(p_hello, "41 x");
    assert_exit(300 & 0xff);
    assert_output("3 program two 41\n");
    go(p_exit, "");
    assert_exit(7);
    assert_output("b\na\n");
    go(p_abort, "");
    assert_int_equal(run.outcome, OUTCOME_ABORTED);
    assert_true(found("abort"));
    go(p_double_free, "");
    assert_int_equal(run.outcome, OUTCOME_STOPPED);
    assert_true(found("double-free"));
}

static void programs_crash(void **state)
{
    (void)state;
    assert_crash(p_raise, SIGTERM, 0);
    assert_crash(p_null, SIGSEGV, 16);
    assert_crash(p_null_in_callback, SIGSEGV, 16);
    assert_crash(p_divide, SIGFPE, 0);
    assert_crash(p_bad_instruction, SIGILL, 0);
    assert_crash(p_wild_registers, SIGSEGV, 0);
    assert_crash(p_overflow, SIGSEGV, 0);
    go(p_overflow, "");
    assert_true(found("stack-overflow"));
}

static void programs_meet_limits(void **state)
{
    (void)state;
    go(p_loop, "");
    assert_int_equal(run.outcome, OUTCOME_TIME_LIMIT);
    go(p_output, "");
    assert_int_equal(run.outcome, OUTCOME_OUTPUT_LIMIT);
    assert_int_equal(run.out_len, 20000);
    assert_int_equal(run.out_cut, 1);
    go(p_all_memory, "");
#ifdef TINY
    assert_true(run.exit_code > 10);
#else
    assert_exit(81);
    assert_int_equal(run.peak_bytes, 8 << 20);
#endif
    go(p_ask_for_ever, "");
    assert_int_equal(run.outcome, OUTCOME_HEAP_LIMIT);
    go(p_churn, "");
    assert_exit(0);
    assert_int_equal(run.frees, 200000);
}

static void runs_are_the_same(void **state)
{
    (void)state;
    static char first[100];
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
static void runs_share_room(void **state)
{
    (void)state;
    uint64_t offset = 0;
    static struct log_run second;
    char small[60];
    memset(small, '#', sizeof small);
    run_into(p_hello, "5", &run, small, 50, &offset);
    assert_int_equal(run.outcome, OUTCOME_EXITED);
    run_into(p_hello, "5", &second, small, 50, &offset);
    assert_int_equal(second.outcome, OUTCOME_EXITED);
    run_into(p_hello, "5", &second, small, 50, &offset);
    assert_int_equal(second.outcome, OUTCOME_OUTPUT_LIMIT);
    assert_true(offset <= 50);
    assert_memory_equal(small, "3 program two 5\n3 program two 5\n", 32);
    for (size_t i = 50; i < sizeof small; i++)
        assert_int_equal(small[i], '#');
}

#if !defined(__SANITIZE_ADDRESS__)
/* All of this again in a child that the kernel kills at any system call but
 * rt_sigreturn and exit_group. */
static void no_system_call(void **state)
{
    (void)state;
    main_function *entries[] = {
        p_hello, p_exit, p_abort, p_null, p_null_in_callback, p_divide, p_overflow, p_output,
        p_all_memory, p_ask_for_ever, p_churn, p_double_free, p_loop, p_look, p_wild_registers,
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
        for (size_t i = 0; i < COUNT(entries); i++)
            go(entries[i], "12");
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
        cmocka_unit_test(programs_end),
        cmocka_unit_test(programs_crash),
        cmocka_unit_test(programs_meet_limits),
        cmocka_unit_test(runs_are_the_same),
        cmocka_unit_test(runs_share_room),
#if !defined(__SANITIZE_ADDRESS__)
        cmocka_unit_test(no_system_call),
#endif
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
