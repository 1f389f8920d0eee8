/* Lock-down: what is left of the kernel for whoever runs a stranger's code.
 *
 * The filters are lists of what is allowed, made once with libseccomp in the
 * broker and handed to every worker as ready machine code, because building
 * takes a millisecond and installing takes microseconds. Anything else traps:
 * SIGSYS reaches a handler that the program cannot replace (sigaction is not
 * on the list) and the run ends as a verdict. Calls through another door of
 * the processor (int 0x80, the x32 numbers) are refused in the same way: none
 * of them is ever carried out, and a trap, unlike a kill, knows the line.
 *
 * Step 1 covers compiling: memory calls and what sets up the guest. Step 2
 * covers running: the guest machine has all it needs mapped already, so there
 * is nothing left but leaving, and even that not from the program's own code,
 * whose addresses a third filter knows. Filters add up: the kernel obeys the strictest
 * of all that are installed, and none can be taken away. */
#include "judge/lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
enum { SANITIZED = 1 }; /* the sanitizer's own calls and shadow must fit in */
#else
enum { SANITIZED = 0 };
#endif

static const int compiling_calls[] = {
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    SCMP_SYS(mprotect), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(setitimer), SCMP_SYS(timer_create),
    SCMP_SYS(timer_settime), SCMP_SYS(clock_gettime), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(getcwd), /* libtcc names the folder in its debug records: "/" */
    SCMP_SYS(sysinfo), /* glibc's qsort asks how much memory there is */
    SCMP_SYS(exit_group), SCMP_SYS(futex),
};

static const int running_calls[] = {
    SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(clock_gettime), /* where the kernel's clock cannot be read without a call */
};

/* Only in builds with a sanitizer, which has a life of its own. */
static const int sanitizer_calls[] = {
    SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(madvise), SCMP_SYS(write), SCMP_SYS(sched_yield),
    SCMP_SYS(futex), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack), SCMP_SYS(clock_gettime), SCMP_SYS(exit),
};

/* What it tries while it reports, to name functions; it can do without. */
static const int sanitizer_wishes[] = {
    SCMP_SYS(readlink), SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(newfstatat),
    SCMP_SYS(access), SCMP_SYS(pipe), SCMP_SYS(getppid), SCMP_SYS(prctl), SCMP_SYS(socketpair),
    SCMP_SYS(ioctl),
};

static bool rule(scmp_filter_ctx ctx, uint32_t action, const int *calls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (seccomp_rule_add(ctx, action, calls[i], 0) < 0) {
            return false;
        }
    }
    return true;
}

/* libseccomp writes the finished filter to a descriptor; this reads it back. */
static bool export_filter(scmp_filter_ctx ctx, struct filter *ret)
{
    bool good = false;
    int fd = memfd_create("filter", MFD_CLOEXEC);
    struct stat st;
    if (fd < 0 || seccomp_export_bpf(ctx, fd) < 0 || fstat(fd, &st) < 0 || st.st_size <= 0) {
        goto out;
    }
    ret->code = mem_alloc((size_t)st.st_size);
    if (pread(fd, ret->code, (size_t)st.st_size, 0) != st.st_size) {
        goto out;
    }
    ret->count = (unsigned short)((size_t)st.st_size / sizeof(struct sock_filter));
    good = true;
out:
    if (fd >= 0) {
        close(fd);
    }
    return good;
}

static bool make_filter(const int *calls, size_t count, struct filter *ret)
{
    scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_TRAP);
    if (!ctx) {
        return false;
    }
    /* A search tree in the place of a list: the kernel tries each call there is when a filter is
     * installed, which takes 31 microseconds then, not 42. Before libseccomp 2.5 it stays a list. */
    seccomp_attr_set(ctx, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    bool good = seccomp_attr_set(ctx, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_TRAP) == 0
                && rule(ctx, SCMP_ACT_ALLOW, calls, count);
    if (SANITIZED) {
        good = good && rule(ctx, SCMP_ACT_ALLOW, sanitizer_calls, COUNT(sanitizer_calls))
               && rule(ctx, SCMP_ACT_ERRNO(EPERM), sanitizer_wishes, COUNT(sanitizer_wishes));
    }
    if (good && calls == compiling_calls) {
        /* The way into step 2. */
        good = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(seccomp), 1,
                                SCMP_A0(SCMP_CMP_EQ, SECCOMP_SET_MODE_FILTER)) == 0;
    }
    good = good && export_filter(ctx, ret);
    seccomp_release(ctx);
    return good;
}

/* libseccomp has no rule for where a call comes from, so this one is by hand:
 * whatever is called from within [from, to) traps. */
static void make_program_filter(uint32_t from, uint32_t to, struct filter *ret)
{
    enum { LOW = offsetof(struct seccomp_data, instruction_pointer), HIGH = LOW + 4 };
    const struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, HIGH),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 4),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, LOW),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, from, 0, 2),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, to, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    ret->code = mem_alloc(sizeof code);
    ret->count = COUNT(code);
    memcpy(ret->code, code, sizeof code);
}

bool lockdown_possible(struct error *reterr)
{
    static const uint32_t needed[] = {SECCOMP_RET_TRAP, SECCOMP_RET_KILL_PROCESS};
    for (size_t i = 0; i < COUNT(needed); i++) {
        if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &needed[i]) < 0) {
            return error_errno(reterr, ERROR_UNAVAILABLE,
                               "this kernel or container has no seccomp filters, and without "
                               "them Freehold does not run anybody's code");
        }
    }
    return true;
}

bool lockdown_init(struct lockdown *l, uint32_t code_from, uint32_t code_to,
                   struct error *reterr)
{
    *l = (struct lockdown){0};
    make_program_filter(code_from, code_to, &l->program);
    if (!make_filter(compiling_calls, COUNT(compiling_calls), &l->compiling)
        || !make_filter(running_calls, COUNT(running_calls), &l->running)) {
        lockdown_release(l);
        return error_errno(reterr, ERROR_UNAVAILABLE, "libseccomp could not make the filters");
    }
    return true;
}

void lockdown_release(struct lockdown *l)
{
    mem_free(l->compiling.code);
    mem_free(l->running.code);
    mem_free(l->program.code);
    *l = (struct lockdown){0};
}

bool lockdown_apply(const struct filter *f)
{
    struct sock_fprog program = {f->count, f->code};
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

/* ---- Landlock, by number: older headers do not know the later rights ------ */

enum {
    LANDLOCK_CREATE = 444, /* landlock_create_ruleset, the same on all machines */
    LANDLOCK_RESTRICT = 446,
};

struct landlock_rules { /* struct landlock_ruleset_attr, up to version 6 */
    uint64_t files;
    uint64_t net;    /* from version 4 */
    uint64_t scoped; /* from version 6 */
};

/* Handles every right the kernel knows and grants none. A kernel without
 * Landlock is fine: it is a second wall behind seccomp. */
static void deny_file_system(void)
{
    long version = syscall(LANDLOCK_CREATE, NULL, 0, 1 /* LANDLOCK_CREATE_RULESET_VERSION */);
    if (version < 1) {
        return;
    }
    struct landlock_rules rules = {.files = (1 << 13) - 1};
    size_t size = sizeof rules.files;
    rules.files |= version >= 2 ? 1 << 13 : 0; /* refer */
    rules.files |= version >= 3 ? 1 << 14 : 0; /* truncate */
    rules.files |= version >= 5 ? 1 << 15 : 0; /* ioctl on devices */
    if (version >= 4) {
        rules.net = 3; /* bind, connect */
        size = offsetof(struct landlock_rules, scoped);
    }
    if (version >= 6) {
        rules.scoped = 3; /* abstract sockets, signals */
        size = sizeof rules;
    }
    long fd = syscall(LANDLOCK_CREATE, &rules, size, 0);
    if (fd >= 0) {
        syscall(LANDLOCK_RESTRICT, fd, 0);
        close((int)fd);
    }
}

/* ---- limits --------------------------------------------------------------- */

static void limit_both(int what, rlim_t soft, rlim_t hard)
{
    struct rlimit now;
    if (getrlimit(what, &now) == 0 && now.rlim_max < hard) {
        hard = now.rlim_max;
    }
    struct rlimit rl = {soft < hard ? soft : hard, hard};
    setrlimit(what, &rl);
}

static void limit(int what, rlim_t value)
{
    limit_both(what, value, value);
}

/* A sanitizer gives up when it cannot write to stderr, and one that warns must
 * not disturb what the user reads: it talks to /dev/null. To read what it says,
 * build with -DJUDGE_KEEP_STDERR. */
static void hush_sanitizer(void)
{
#if !defined(JUDGE_KEEP_STDERR)
    int fd = SANITIZED ? open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        dup2(fd, STDERR_FILENO);
        close(fd);
    }
#endif
}

void lockdown_close_all_but(int keep)
{
    unsigned first = SANITIZED ? 3 : 0;
    bool below = keep < 0 || (unsigned)keep <= first
                 || syscall(SYS_close_range, first, keep - 1, 0) == 0;
    bool above = syscall(SYS_close_range, keep < 0 ? first : (unsigned)keep + 1, ~0U, 0) == 0;
    for (int fd = (int)first; !(below && above) && fd < 65536; fd++) {
        if (fd != keep) {
            close(fd); /* kernels before 5.9 have no close_range */
        }
    }
}

bool lockdown_broker(int keep_fd, struct error *reterr)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0
        || prctl(PR_SET_DUMPABLE, 0) < 0) {
        return error_errno(reterr, ERROR_UNAVAILABLE, "the judge could not give up its privileges");
    }
    hush_sanitizer();
    lockdown_close_all_but(keep_fd);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_MSGQUEUE, 0);
    deny_file_system();
    return true;
}

void lockdown_limits(uint64_t space_bytes, uint64_t cpu_seconds, uint64_t stack_bytes)
{
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_MEMLOCK, 0);
    limit_both(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1); /* SIGXCPU, then SIGKILL */
    limit(RLIMIT_STACK, stack_bytes);
    if (!SANITIZED) { /* which reserves terabytes */
        limit(RLIMIT_AS, space_bytes + ((uint64_t)1 << 30));
        limit(RLIMIT_NOFILE, 0);
    }
}
