/* The broker: this program again, started with an environment of ours and one
 * socket, before the front process had opened anything. It holds no secret and
 * no file; it is small, so that forking is cheap.
 *
 * It serves one attempt at a time. A new one, or a cancel, kills the worker
 * under way without an answer: the front process no longer wants it. A worker
 * that is still there at the backstop is killed and reported so. When the front
 * process goes, the socket closes and the broker ends; should it be stopped in
 * the middle, the kernel kills it with its parent, and the worker with it. */
#include "judge/broker.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "guest/guest.h"
#include "judge/compile.h"
#include "judge/judge.h"
#include "judge/worker.h"

enum { HEAP_BYTES = 16 << 20 };

struct broker {
    int socket;
    struct lockdown lockdown;
    pid_t worker;        /* 0: none */
    int worker_fd;       /* pidfd of it, or -1 */
    uint64_t id;         /* of its attempt */
    int64_t started_us, ends_us;
};

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void say(struct broker *b, const struct broker_reply *r)
{
    while (send(b->socket, r, sizeof *r, MSG_NOSIGNAL) < 0) {
        if (errno != EINTR) {
            _exit(0); /* nobody listens any more */
        }
    }
}

/* Reaps the worker; it must be dead or dying. */
static int reap(struct broker *b)
{
    int status = 0;
    while (waitpid(b->worker, &status, 0) < 0 && errno == EINTR) {
    }
    if (b->worker_fd >= 0) {
        close(b->worker_fd);
    }
    b->worker = 0;
    b->worker_fd = -1;
    return status;
}

static void drop_worker(struct broker *b)
{
    if (b->worker) {
        kill(b->worker, SIGKILL);
        reap(b);
    }
}

/* The worker has ended, or its time is up. */
static void finish(struct broker *b, bool timed_out)
{
    if (timed_out) {
        kill(b->worker, SIGKILL);
    }
    int status = reap(b);
    struct broker_reply r = {
        .says = BROKER_DONE,
        .timed_out = timed_out && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
        .id = b->id,
        .exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
        .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
        .elapsed_us = (uint64_t)(now_us() - b->started_us),
    };
    say(b, &r);
}

static void start(struct broker *b, const struct broker_request *q, const int fds[2])
{
    pid_t broker = getpid();
    b->id = q->id;
    b->started_us = now_us();
    b->ends_us = b->started_us + (int64_t)q->wall_ms * 1000;
    b->worker = fork();
    if (b->worker == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != broker) {
            _exit(WORKER_FAULT);
        }
        worker_main(&b->lockdown, fds[0], fds[1]);
    }
    if (b->worker < 0) {
        struct broker_reply r = {.says = BROKER_FAULT, .id = q->id};
        snprintf(r.text, sizeof r.text, "no process could be started for the program: %s",
                 strerror(errno));
        b->worker = 0;
        say(b, &r);
        return;
    }
    b->worker_fd = (int)syscall(SYS_pidfd_open, b->worker, 0);
    if (b->worker_fd < 0) {
        drop_worker(b);
        struct broker_reply r = {.says = BROKER_FAULT, .id = q->id,
                                 .text = "this kernel has no pidfd_open (Linux 5.3 has)"};
        say(b, &r);
    }
}

/* Takes one message. False when the front process is gone. */
static bool serve(struct broker *b)
{
    struct broker_request q = {0};
    union {
        char bytes[CMSG_SPACE(2 * sizeof(int))];
        struct cmsghdr align;
    } control;
    struct iovec io = {&q, sizeof q};
    struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1, .msg_control = &control,
                       .msg_controllen = sizeof control};
    ssize_t n = recvmsg(b->socket, &m, MSG_CMSG_CLOEXEC);
    if (n < 0) {
        return errno == EINTR || errno == EAGAIN;
    }
    if (n == 0) {
        return false;
    }
    int fds[2] = {-1, -1};
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            memcpy(fds, CMSG_DATA(c), (count < 2 ? count : 2) * sizeof(int));
        }
    }
    drop_worker(b);
    if (n == (ssize_t)sizeof q && q.asks == BROKER_JUDGE && fds[0] >= 0 && fds[1] >= 0) {
        start(b, &q, fds);
    } else {
        say(b, &(struct broker_reply){.says = BROKER_CANCELLED, .id = q.id});
    }
    for (int i = 0; i < 2; i++) {
        if (fds[i] >= 0) {
            close(fds[i]);
        }
    }
    return true;
}

static void loop(struct broker *b)
{
    for (;;) {
        struct pollfd fds[2] = {{.fd = b->socket, .events = POLLIN},
                                {.fd = b->worker_fd, .events = POLLIN}};
        int wait = -1;
        if (b->worker) {
            int64_t left = (b->ends_us - now_us()) / 1000 + 1;
            wait = left > 0 ? (int)left : 0;
        }
        int n = poll(fds, b->worker ? 2 : 1, wait);
        if (n < 0 && errno != EINTR) {
            return;
        }
        if (n > 0 && fds[0].revents) {
            if (!serve(b)) {
                return;
            }
            continue; /* there may be another worker now: ask about that one */
        }
        if (n > 0 && b->worker && fds[1].revents) {
            finish(b, false);
        } else if (b->worker && now_us() >= b->ends_us) {
            finish(b, true);
        }
    }
}

/* What a worker allocates comes from large pages, where the kernel has some: it takes one fault for
 * a compile's two megabytes, not five hundred. The heap is grown once, here; up to the first such
 * page it is filled with what nobody touches, and it never shrinks. */
static void prepare_heap(void)
{
    const size_t large = 2 << 20, head = 2 * sizeof(size_t);
    mallopt(M_MMAP_THRESHOLD, HEAP_BYTES);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    mallopt(M_TOP_PAD, HEAP_BYTES);
    uintptr_t at = (uintptr_t)malloc(large - head); /* so much is there only at the end of the heap */
    uintptr_t next = at + large, from = (next + 2 * large) & ~(large - 1);
    if (at && malloc(from - next - head) == (void *)next)
        madvise((void *)from, HEAP_BYTES - 2 * large, MADV_HUGEPAGE);
}

void broker_main(int socket_fd)
{
    struct broker b = {.socket = socket_fd, .worker_fd = -1};
    struct error error = {0};
    struct broker_reply hello = {.says = BROKER_READY};
    setsid(); /* keys pressed at the terminal are not for us */
    signal(SIGPIPE, SIG_IGN);
    if (chdir("/") < 0) {
        hello.says = BROKER_UNABLE;
    }
    /* libtcc asks for the local time (__DATE__); the answer has to be in memory
     * before files are out of reach. */
    setenv("TZ", "", 1);
    tzset();
    link_prepare();
    if (!lockdown_broker(socket_fd, &error)
        || !lockdown_init(&b.lockdown, IMAGE_BASE, (uint32_t)IMAGE_BASE + IMAGE_MAX, &error)) {
        hello.says = BROKER_UNABLE;
        memcpy(hello.text, error.text, sizeof hello.text);
    }
    say(&b, &hello);
    if (hello.says == BROKER_READY) {
        guest_reserve(&error); /* if it cannot, the worker will say so */
        prepare_heap(); /* last: what is touched before a fork is no large page behind it */
        loop(&b);
    }
    drop_worker(&b);
    _exit(0);
}

int broker_start(int *ret_pid, struct error *reterr)
{
    int pair[2];
    char number[16];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) {
        error_errno(reterr, ERROR_OS, "the judge could not be started");
        return -1;
    }
    snprintf(number, sizeof number, "%d", pair[1]);
    char *argv[] = {(char[]){BROKER_NAME}, number, NULL};
    /* The loader binds all names once, here, and not in each worker again. */
    char *environment[] = {(char[]){"LD_BIND_NOW=1"}, NULL};
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    pid_t pid = fork();
    if (pid == 0) {
        for (int sig = 1; sig < NSIG; sig++) {
            signal(sig, SIG_DFL);
        }
        sigemptyset(&all);
        sigprocmask(SIG_SETMASK, &all, NULL);
        fcntl(pair[1], F_SETFD, 0);
        execve("/proc/self/exe", argv, environment);
        _exit(127);
    }
    int trouble = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(pair[1]);
    if (pid < 0) {
        errno = trouble;
        error_errno(reterr, ERROR_OS, "the judge could not be started");
        close(pair[0]);
        return -1;
    }
    *ret_pid = pid;
    return pair[0];
}

void judge_serve_if_broker(int argc, char **argv)
{
    int64_t fd;
    if (argc != 2 || strcmp(argv[0], BROKER_NAME) != 0
        || !str_to_int(str_from(argv[1]), 0, 1 << 20, &fd)) {
        return;
    }
    int type = 0;
    socklen_t len = sizeof type;
    if (getsockopt((int)fd, SOL_SOCKET, SO_TYPE, &type, &len) < 0 || type != SOCK_SEQPACKET) {
        return;
    }
    broker_main((int)fd);
}
