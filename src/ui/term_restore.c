/* A terminal left in raw mode on its alternate screen is unusable for whoever
 * sits there, so putting it back may depend on nothing: the bytes to write and
 * the modes to set are prepared when the terminal is opened, and restore_now()
 * calls only write() and tcsetattr(), which are allowed in a signal handler.
 *
 * A handler for fatal signals puts the terminal back, reinstates whatever handler
 * was there before (a sanitizer's, or the default) and lets the signal happen
 * again. It runs on a stack of its own, because the fault may be that ours is
 * used up. Signals that ask for something become bytes in a pipe, which the event
 * loop watches: nothing is done inside their handlers. */
#include "ui/term_restore.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t armed;
static bool watching; /* the fatal signals are ours */
static char bytes[512];
static size_t byte_count;
static int out_fd = -1;
static struct termios modes;
static bool has_modes;

void restore_now(void)
{
    if (!armed)
        return;
    armed = 0;
    int was = errno;
    for (size_t done = 0; done < byte_count;) {
        ssize_t n = write(out_fd, bytes + done, byte_count - done);
        if (n < 0 && errno != EINTR)
            break;
        done += n > 0 ? (size_t)n : 0;
    }
    if (has_modes)
        tcsetattr(out_fd, TCSANOW, &modes);
    errno = was;
}

/* ---- fatal signals --------------------------------------------------------------- */

static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGQUIT};
static struct sigaction before_fatal[COUNT(fatal)];

static void on_fatal(int sig, siginfo_t *info, void *context)
{
    (void)context;
    static const char say[] = "freehold: a fault of ours ended it. What you typed is saved: start "
                              "it again to go on.\n";
    bool was_armed = armed;
    restore_now();
    if (was_armed && write(STDERR_FILENO, say, sizeof say - 1) < 0) { /* nobody to tell */ }
    for (size_t i = 0; i < COUNT(fatal); i++)
        if (fatal[i] == sig)
            sigaction(sig, &before_fatal[i], NULL);
    if (info->si_code <= 0) /* sent, not a fault: returning would not repeat it */
        raise(sig);
}

static void watch_fatal(void)
{
    static void *stack;
    if (!stack) {
        size_t size = (size_t)sysconf(_SC_SIGSTKSZ);
        size = size < 16384 ? 16384 : size;
        stack = mem_alloc(size); /* kept for the process's life */
        stack_t ss = {.ss_sp = stack, .ss_size = size}, had;
        if (sigaltstack(NULL, &had) == 0 && (had.ss_flags & SS_DISABLE))
            sigaltstack(&ss, NULL);
    }
    struct sigaction act = {.sa_sigaction = on_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&act.sa_mask);
    for (size_t i = 0; i < COUNT(fatal) && !watching; i++)
        sigaction(fatal[i], &act, &before_fatal[i]);
    watching = true;
}

void restore_arm(int fd, struct str what, const struct termios *saved)
{
    static bool registered;
    byte_count = what.len < sizeof bytes ? what.len : sizeof bytes;
    memcpy(bytes, what.at, byte_count);
    out_fd = fd;
    has_modes = saved != NULL;
    if (saved)
        modes = *saved;
    watch_fatal();
    armed = 1;
    if (!registered) {
        atexit(restore_now);
        bug_on_exit(restore_now);
        mem_on_exhausted(restore_now);
        registered = true;
    }
}

void restore_disarm(void)
{
    armed = 0;
    for (size_t i = 0; i < COUNT(fatal) && watching; i++)
        sigaction(fatal[i], &before_fatal[i], NULL);
    watching = false;
}

void restore_hold(bool held) { armed = watching && !held; }

/* ---- signals that ask --------------------------------------------------------------- */

static const struct { int sig; char byte; } asking[] = {
    {SIGTERM, 'T'}, {SIGHUP, 'H'}, {SIGINT, 'I'}, {SIGWINCH, 'W'}, {SIGTSTP, 'Z'}, {SIGCONT, 'C'},
};
static struct sigaction before_asking[COUNT(asking)];
static int pipe_fds[2] = {-1, -1};

static void on_asking(int sig)
{
    int was = errno;
    for (size_t i = 0; i < COUNT(asking); i++)
        if (asking[i].sig == sig && write(pipe_fds[1], &asking[i].byte, 1) < 0) {
            /* the pipe is full: it has enough to say */
        }
    errno = was;
}

int signals_open(void)
{
    if (pipe2(pipe_fds, O_CLOEXEC | O_NONBLOCK) < 0)
        return pipe_fds[0] = pipe_fds[1] = -1;
    struct sigaction act = {.sa_handler = on_asking}; /* no SA_RESTART: poll() wakes up */
    sigemptyset(&act.sa_mask);
    for (size_t i = 0; i < COUNT(asking); i++)
        sigaction(asking[i].sig, &act, &before_asking[i]);
    return pipe_fds[0];
}

void signals_close(void)
{
    if (pipe_fds[0] < 0)
        return;
    for (size_t i = 0; i < COUNT(asking); i++)
        sigaction(asking[i].sig, &before_asking[i], NULL);
    close(pipe_fds[0]);
    close(pipe_fds[1]);
    pipe_fds[0] = pipe_fds[1] = -1;
}

void signals_stop_group(void)
{
    struct sigaction stop = {.sa_handler = SIG_DFL}, was;
    sigemptyset(&stop.sa_mask);
    sigaction(SIGTSTP, &stop, &was);
    kill(0, SIGTSTP); /* what runs with us (make) stops too */
    sigaction(SIGTSTP, &was, NULL);
}
