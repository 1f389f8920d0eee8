/* Each wall by itself: what a locked-down process tries does not happen. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "judge/judge.h"
#include "judge/lockdown.h"

static struct lockdown lockdown;

/* Runs what in a child; its exit code, or -signal. */
static int in_child(void (*what)(void))
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        for (int sig = 1; sig < NSIG; sig++) {
            signal(sig, SIG_DFL); /* cmocka catches some */
        }
        what();
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void step_one(void)
{
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!lockdown_apply(&lockdown.compiling)) {
        _exit(99);
    }
}

static void step_two(void)
{
    step_one();
    if (!lockdown_apply(&lockdown.program) || !lockdown_apply(&lockdown.running)) {
        _exit(99);
    }
}

static void opens(void) { step_one(); syscall(SYS_open, "/etc/passwd", O_RDONLY); }
static void socketing(void) { step_one(); syscall(SYS_socket, AF_UNIX, SOCK_STREAM, 0); }
static void forks(void) { step_one(); syscall(SYS_fork); }
static void execs(void) { step_one(); syscall(SYS_execve, "/bin/true", NULL, NULL); }
static void kills(void) { step_one(); syscall(SYS_kill, getppid(), 0); }
static void traces(void) { step_one(); syscall(SYS_ptrace, 0, 0, 0, 0); }
static void strict(void) { step_one(); syscall(SYS_seccomp, 0 /* strict mode */, 0, NULL); }
static void maps(void)
{
    step_one();
    void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    _exit(p == MAP_FAILED ? 1 : 0);
}
static void protects_later(void) { step_two(); syscall(SYS_mprotect, 4096, 4096, PROT_EXEC); }
static void filters_later(void) { step_two(); syscall(SYS_seccomp, 1, 0, NULL); }
static void clocks_later(void) { step_two(); syscall(SYS_setitimer, 2, NULL, NULL); }
static void leaves_later(void) { step_two(); _exit(7); }

static void steps(void **state)
{
    (void)state;
    static void (*const refused[])(void) = {opens, socketing, forks, execs, kills, traces, strict,
                                            protects_later, filters_later, clocks_later};
    for (size_t i = 0; i < COUNT(refused); i++) {
#if defined(__SANITIZE_ADDRESS__)
        if (refused[i] == opens) {
            continue; /* answered with EPERM there, so that reports can be written */
        }
#endif
        assert_int_equal(in_child(refused[i]), -SIGSYS);
    }
    assert_int_equal(in_child(maps), 0);
    assert_int_equal(in_child(leaves_later), 7);
}

/* Every call by its number while a program runs, beside leaving and coming back from a
 * signal; the numbers of another ABI and numbers that are none too. */
#if !defined(__SANITIZE_ADDRESS__) /* which has calls of its own */
static long call_number;
static void calls(void) { step_two(); syscall(call_number, 0, 0, 0); }

static void every_call(void **state)
{
    (void)state;
    static const long others[] = {-1, 0x40000000 + SYS_getpid, 0x40000000 + 520, 0x7fffffff,
                                  INT64_MAX, INT64_MIN};
    for (call_number = 0; call_number < 600; call_number++) {
        bool allowed = call_number == SYS_exit_group || call_number == SYS_rt_sigreturn
                       || call_number == SYS_clock_gettime;
        if (allowed) {
            continue;
        }
        int end = in_child(calls);
        /* uretprobe and uprobe: newer kernels ask no filter for them, and give everybody but
         * their own probes SIGILL or an error. */
        bool probe = (call_number == 335 && end == -SIGILL) || (call_number == 336 && end == 0);
        if (end != -SIGSYS && !probe) {
            fail_msg("call %ld ended with %d", call_number, end);
        }
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        call_number = others[i];
        assert_int_equal(in_child(calls), -SIGSYS);
    }
}

#endif

/* The 32-bit door: its numbers mean other calls. */
static void old_door(void)
{
    int r;
    step_two();
    __asm__ volatile("int $0x80" : "=a"(r) : "0"(20) : "memory");
    _exit(r == 0);
}

static void old_doors(void **state)
{
    (void)state;
    int end = in_child(old_door);
    assert_true(end == -SIGSYS || end == -SIGSEGV); /* SIGSEGV: this kernel has no such door */
}

/* A piece of code at a low address, where a program's code lies, that leaves:
 * mov $231, %eax; xor %edi, %edi; syscall. */
static void leaves_from_program(void)
{
    static const unsigned char code[] = {0xb8, 231, 0, 0, 0, 0x31, 0xff, 0x0f, 0x05};
    unsigned char *at = mmap((void *)0x40000000, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    for (size_t i = 0; i < sizeof code; i++) {
        at[i] = code[i];
    }
    step_two();
    ((void (*)(void))(uintptr_t)at)();
}

static void from_the_program(void **state)
{
    (void)state;
    assert_int_equal(in_child(leaves_from_program), -SIGSYS);
}

static void as_broker(void)
{
    struct error error;
    int pair[2], flags;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) < 0 || !lockdown_broker(pair[1], &error)) {
        _exit(1);
    }
    if (fcntl(pair[0], F_GETFD) >= 0) {
        _exit(2); /* something was left open */
    }
#if !defined(__SANITIZE_ADDRESS__) /* which needs its stderr */
    if (fcntl(STDIN_FILENO, F_GETFD) >= 0 || fcntl(STDERR_FILENO, F_GETFD) >= 0) {
        _exit(2);
    }
#endif
    flags = fcntl(pair[1], F_GETFD);
    if (flags < 0 || prctl(PR_GET_DUMPABLE) != 0 || prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1) {
        _exit(3);
    }
    int death = 0;
    if (prctl(PR_GET_PDEATHSIG, &death) < 0 || death != SIGKILL) {
        _exit(4);
    }
    /* landlock_create_ruleset(NULL, 0, VERSION) tells whether there is Landlock. */
    if (syscall(444, NULL, 0, 1) >= 1 && (open("/etc/passwd", O_RDONLY) >= 0 || errno != EACCES)) {
        _exit(5);
    }
}

static void broker(void **state)
{
    (void)state;
    assert_int_equal(in_child(as_broker), 0);
}

static void with_limits(void)
{
    static const struct { int what; rlim_t most; } wanted[] = {
        {RLIMIT_FSIZE, 0}, {RLIMIT_NPROC, 0}, {RLIMIT_CPU, 3}, {RLIMIT_STACK, 8 << 20},
    };
    lockdown_limits(1 << 20, 2, 8 << 20);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        struct rlimit rl;
        if (getrlimit((__rlimit_resource_t)wanted[i].what, &rl) < 0
            || rl.rlim_max > wanted[i].most) {
            _exit((int)i + 1);
        }
    }
}

static void limits(void **state)
{
    (void)state;
    assert_int_equal(in_child(with_limits), 0);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    struct error error;
    if (!lockdown_possible(&error) || !lockdown_init(&lockdown, 0x40000000, 0x50000000, &error)) {
        printf("not ok lockdown: %s\n", error.text);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps),
#if !defined(__SANITIZE_ADDRESS__)
        cmocka_unit_test(every_call),
#endif
        cmocka_unit_test(old_doors),
        cmocka_unit_test(from_the_program),
        cmocka_unit_test(broker),
        cmocka_unit_test(limits),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    lockdown_release(&lockdown);
    return failed;
}
