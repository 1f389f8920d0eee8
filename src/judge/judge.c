/* The front process's end of the judge.
 *
 * For each attempt it makes two pieces of anonymous shared memory: the request,
 * sealed against any change before it is sent, and the result, sealed against
 * resizing so that reading it can never fault. Both descriptors go to the
 * broker; ours of the result is mapped once the broker says that the worker is
 * dead. Nobody can write to it then.
 *
 * A batch is one request for many attempts, and its result has a part for each (judge_run_all).
 *
 * A submit while another attempt is under way replaces it: the broker kills that
 * worker, and answers carry the attempt's id, so a late one is ignored. A broker
 * that dies is started again, once for an attempt; if the second one dies as
 * well, the verdict is a tool fault. The descriptor of judge_fd() stays the same
 * number throughout. */
#include "judge/judge.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "judge/attempt.h"
#include "judge/batch.h"
#include "judge/broker.h"
#include "judge/lockdown.h"
#include "judge/verdict.h"

enum { GRACE_MS = 5000 }; /* what a broker may be late before it is thought stuck */

struct link { /* an attempt of a chain that waits for those before it */
    struct buf packed;
    uint32_t wall_ms;
    size_t result_len;
};
struct judge {
    int socket;          /* to the broker; keeps its number for life */
    int peer;            /* the other end while there is no broker, or -1 */
    pid_t broker;        /* 0: none */
    uint64_t id;         /* of the last submit */
    bool waiting;        /* for its answer */
    bool retried;        /* the broker was started again for it */
    struct buf packed;   /* the attempt, as sent */
    int result_fd;       /* of the attempt under way, or -1 */
    size_t result_len;
    uint32_t wall_ms;
    int64_t submitted_us;
    VEC(struct link) links;  /* the attempts behind the one under way; those before `link` were sent */
    size_t link;
    int64_t chain_ms;        /* that all of the chain may take */
    struct verdict *first, *last; /* of the chain under way, as far as they are there */
    struct ahead ahead;  /* what judge_ahead() found */
    struct batch *batch; /* under way: what is packed is all of it; NULL: it is one attempt */
    struct verdict *ready; /* a verdict that needed no worker */
    char unable[480];    /* what the broker says this machine lacks */
};

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* ---- the broker's life ------------------------------------------------------------ */

static void end_broker(struct judge *j)
{
    if (j->broker > 0) {
        kill(j->broker, SIGKILL);
        while (waitpid(j->broker, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    j->broker = 0;
}

/* Puts fd in the place of the socket. */
static bool take_socket(struct judge *j, int fd)
{
    if (j->socket < 0) {
        j->socket = fd;
        return true;
    }
    int kept = dup3(fd, j->socket, O_CLOEXEC);
    close(fd);
    return kept >= 0;
}

static bool start_broker(struct judge *j, struct error *reterr)
{
    int pid = 0;
    end_broker(j);
    int fd = broker_start(&pid, reterr);
    if (fd < 0) {
        return false;
    }
    j->broker = pid;
    if (!take_socket(j, fd)) {
        return error_errno(reterr, ERROR_OS, "the judge could not be started again");
    }
    if (j->peer >= 0) {
        close(j->peer);
        j->peer = -1;
    }
    return true;
}

/* Without a broker the socket leads back to us: it stays silent until wake(),
 * where a closed one would keep a poll() spinning. */
static void go_silent(struct judge *j)
{
    int pair[2];
    end_broker(j);
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0) {
        if (j->peer >= 0) {
            close(j->peer);
        }
        take_socket(j, pair[0]);
        j->peer = pair[1];
    }
}

/* A program that forgot judge_serve_if_broker() would start itself, and that itself, without end. */
static bool is_a_broker(void)
{
    char line[sizeof BROKER_NAME] = "";
    int fd = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, line, sizeof line) : 0;
    if (fd >= 0) {
        close(fd);
    }
    return n == (ssize_t)sizeof line && memcmp(line, BROKER_NAME, sizeof line) == 0;
}

struct judge *judge_new(struct error *reterr)
{
    BUG_IF(is_a_broker());
    if (!lockdown_possible(reterr)) {
        return NULL;
    }
    if (access("/proc/self/exe", X_OK) < 0) {
        error_errno(reterr, ERROR_UNAVAILABLE, "the judge starts itself from /proc/self/exe, "
                                               "which cannot be run here");
        return NULL;
    }
    struct judge *j = mem_alloc(sizeof *j);
    j->socket = j->result_fd = -1;
    j->peer = -1;
    if (!start_broker(j, reterr)) {
        mem_free(j); /* it holds nothing yet */
        return NULL;
    }
    return j;
}

static void drop_result(struct judge *j)
{
    if (j->result_fd >= 0) {
        close(j->result_fd);
    }
    j->result_fd = -1;
}

/* Forgets the chain under way. */
static void drop_chain(struct judge *j)
{
    for (size_t i = 0; i < j->links.len; i++) {
        buf_release(&j->links.at[i].packed);
    }
    j->links.len = 0;
    j->link = 0;
    verdict_free(j->first);
    j->first = j->last = NULL;
}

void judge_free(struct judge *j)
{
    if (!j) {
        return;
    }
    if (j->socket >= 0) {
        close(j->socket);
    }
    if (j->peer >= 0) {
        close(j->peer);
    }
    end_broker(j);
    drop_result(j);
    drop_chain(j);
    vec_release(&j->links);
    ahead_release(&j->ahead);
    buf_release(&j->packed);
    verdict_free(j->ready);
    mem_free(j);
}

int judge_fd(const struct judge *j)
{
    return j->socket;
}

/* ---- sending ------------------------------------------------------------------------ */

/* The attempt's bytes in memory that nobody can change any more. */
static int make_request(struct str bytes)
{
    int fd = memfd_create("attempt", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0) {
        return -1;
    }
    size_t done = 0;
    while (done < bytes.len) {
        ssize_t n = write(fd, bytes.at + done, bytes.len - done);
        if (n < 0 && errno != EINTR) {
            close(fd);
            return -1;
        }
        done += n > 0 ? (size_t)n : 0;
    }
    if (fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static int make_result(size_t len)
{
    int fd = memfd_create("verdict", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd >= 0 && (ftruncate(fd, (off_t)len) < 0
                    || fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) < 0)) {
        close(fd);
        return -1;
    }
    return fd;
}

static bool send_request(struct judge *j, uint32_t asks, const int *fds, size_t fd_count)
{
    struct broker_request q = {.asks = asks, .wall_ms = j->wall_ms, .id = j->id};
    union {
        char bytes[CMSG_SPACE(2 * sizeof(int))];
        struct cmsghdr align;
    } control = {0};
    struct iovec io = {&q, sizeof q};
    struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1};
    if (fd_count) {
        m.msg_control = &control;
        m.msg_controllen = CMSG_SPACE(fd_count * sizeof(int));
        struct cmsghdr *c = CMSG_FIRSTHDR(&m);
        c->cmsg_level = SOL_SOCKET;
        c->cmsg_type = SCM_RIGHTS;
        c->cmsg_len = CMSG_LEN(fd_count * sizeof(int));
        memcpy(CMSG_DATA(c), fds, fd_count * sizeof(int));
    }
    ssize_t n;
    while ((n = sendmsg(j->socket, &m, MSG_NOSIGNAL | MSG_DONTWAIT)) < 0 && errno == EINTR) {
    }
    return n == (ssize_t)sizeof q;
}

/* Sends what is packed, with fresh memory for the result. A broker that dies
 * meanwhile is not an error here: the socket then reads as closed, and
 * judge_take() acts. */
static bool dispatch(struct judge *j, struct error *reterr)
{
    drop_result(j);
    if (j->unable[0]) {
        return error_set(reterr, ERROR_UNAVAILABLE, "%s", j->unable);
    }
    if (!j->broker && !start_broker(j, reterr)) {
        return false;
    }
    int request = make_request(buf_view(&j->packed));
    j->result_fd = make_result(j->result_len);
    bool sent = request >= 0 && j->result_fd >= 0
                && send_request(j, BROKER_JUDGE, (int[]){request, j->result_fd}, 2);
    bool stuck = !sent && request >= 0 && j->result_fd >= 0 && errno == EAGAIN;
    if (request >= 0) {
        close(request);
    }
    if (stuck) { /* the socket is full: it has not read for long */
        go_silent(j);
        return error_set(reterr, ERROR_SOFTWARE, "the judge's broker does not answer");
    }
    return (request >= 0 && j->result_fd >= 0)
           || error_set(reterr, ERROR_OS, "no shared memory for the attempt: the machine is out "
                                          "of memory or of descriptors");
}

/* Makes judge_fd() readable. */
static void wake(struct judge *j)
{
    if (j->peer >= 0) {
        struct broker_reply r = {.says = BROKER_CANCELLED};
        send(j->peer, &r, sizeof r, MSG_NOSIGNAL | MSG_DONTWAIT);
    } else {
        send_request(j, BROKER_CANCEL, NULL, 0); /* which is answered */
    }
}

/* Hands a verdict out through judge_take() although no worker was asked. */
static void set_ready(struct judge *j, const char *why)
{
    verdict_free(j->ready);
    j->ready = verdict_fault(why);
    j->waiting = false;
    wake(j);
}

static bool pack_chain(struct judge *j, const struct attempt *a, struct error *reterr)
{
    for (a = a->next; a; a = a->next) {
        struct link l = {.wall_ms = (uint32_t)attempt_wall_ms(a), .result_len = verdict_log_size(a)};
        if (j->links.len + 1 >= JUDGE_CHAIN) {
            return error_set(reterr, ERROR_DATA, "at most %d attempts can be judged one behind the other", JUDGE_CHAIN);
        }
        bool packed = attempt_pack(a, &l.packed, reterr);
        vec_push(&j->links, l);
        j->chain_ms += l.wall_ms + GRACE_MS;
        if (!packed) {
            return false;
        }
    }
    return true;
}

/* A new id, so that what was sent before is not taken for it. */
static void begin(struct judge *j)
{
    j->id++;
    j->retried = false;
    j->submitted_us = now_us();
    j->waiting = true;
}

void judge_submit(struct judge *j, const struct attempt *a)
{
    struct error error = {0};
    drop_chain(j);
    begin(j);
    j->wall_ms = (uint32_t)attempt_wall_ms(a);
    j->chain_ms = j->wall_ms + GRACE_MS;
    j->result_len = verdict_log_size(a);
    verdict_free(j->ready);
    j->ready = NULL;
    buf_clear(&j->packed);
    if (!attempt_pack(a, &j->packed, &error) || !pack_chain(j, a, &error) || !dispatch(j, &error)) {
        set_ready(j, error.text);
    }
}

void judge_cancel(struct judge *j)
{
    j->id++;
    j->waiting = false;
    drop_chain(j);
    verdict_free(j->ready);
    j->ready = NULL;
    drop_result(j);
    if (j->broker) {
        send_request(j, BROKER_CANCEL, NULL, 0);
    }
}

/* ---- receiving ------------------------------------------------------------------------ */

/* NULL: of a batch, whose verdicts are in it. */
static struct verdict *read_result(struct judge *j, const struct broker_reply *r)
{
    struct worker_end end = {
        .timed_out = r->timed_out != 0,
        .exit_code = r->exit_code,
        .signal = r->signal,
    };
    char *log = mmap(NULL, j->result_len, PROT_READ, MAP_SHARED, j->result_fd, 0);
    if (log == MAP_FAILED) {
        return verdict_fault("the result could not be read: out of memory");
    }
    int64_t took = now_us() - j->submitted_us;
    struct verdict *v = NULL;
    if (j->batch) {
        batch_read(j->batch, log);
    } else {
        v = verdict_read(buf_view(&j->packed), log, j->result_len, &end);
        v->total_us = took;
    }
    munmap(log, j->result_len);
    return v;
}

/* The broker is gone. For an attempt under way it is started again, once; else
 * the next submit does it. */
static struct verdict *broker_gone(struct judge *j)
{
    struct error error = {0};
    go_silent(j);
    if (!j->waiting) {
        return NULL;
    }
    if (!j->retried) {
        j->retried = true;
        if (dispatch(j, &error)) {
            return NULL;
        }
    } else {
        error_set(&error, ERROR_SOFTWARE, "the judge's broker died twice over this");
    }
    j->waiting = false;
    return verdict_fault(error.text);
}

static struct verdict *take_reply(struct judge *j, const struct broker_reply *r)
{
    if (r->says == BROKER_UNABLE) {
        memcpy(j->unable, r->text, sizeof j->unable - 1);
    }
    if (!j->waiting || r->id != j->id || (r->says != BROKER_DONE && r->says != BROKER_FAULT)) {
        return NULL;
    }
    j->waiting = false;
    struct verdict *v = r->says == BROKER_DONE ? read_result(j, r) : verdict_fault(r->text);
    drop_result(j);
    return v;
}

/* One verdict of a chain is there: sends the attempt behind it. The first of the verdicts
 * when all are there, else NULL. */
static struct verdict *chained(struct judge *j, struct verdict *v)
{
    struct error error = {0};
    while (v) {
        if (j->last) {
            j->last->next = v;
        } else {
            j->first = v;
        }
        j->last = v;
        if (j->link == j->links.len) {
            v = j->first;
            j->first = j->last = NULL;
            return v;
        }
        struct link *l = &j->links.at[j->link++];
        struct buf was = j->packed;
        j->packed = l->packed;
        l->packed = was;
        j->wall_ms = l->wall_ms;
        j->result_len = l->result_len;
        begin(j);
        v = NULL;
        if (!dispatch(j, &error)) {
            j->waiting = false;
            v = verdict_fault(error.text);
        }
    }
    return NULL;
}

struct verdict *judge_take(struct judge *j)
{
    for (;;) {
        struct broker_reply r = {0};
        ssize_t n = recv(j->socket, &r, sizeof r, MSG_DONTWAIT);
        struct verdict *v = NULL;
        if (n == (ssize_t)sizeof r) {
            r.text[sizeof r.text - 1] = '\0';
            v = take_reply(j, &r);
        } else if (n < 0 && errno == EINTR) {
            continue;
        } else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            v = j->ready;
            j->ready = NULL;
            return v;
        } else {
            v = broker_gone(j);
        }
        v = chained(j, v);
        if (v) {
            return v;
        }
    }
}

/* NULL: it was a batch, and is over. */
static struct verdict *wait_for(struct judge *j)
{
    int64_t ends = now_us() + j->chain_ms * 1000;
    for (;;) {
        struct verdict *v = judge_take(j);
        if (v || (j->batch && !j->waiting)) {
            return v;
        }
        int64_t left = ends - now_us();
        struct pollfd fd = {.fd = j->socket, .events = POLLIN};
        if (left <= 0) {
            j->waiting = false;
            drop_chain(j);
            go_silent(j);
            return verdict_fault("the judge's broker did not answer");
        }
        poll(&fd, 1, (int)(left / 1000) + 1);
    }
}

struct verdict *judge_run_now(struct judge *j, const struct attempt *a)
{
    judge_submit(j, a);
    return wait_for(j);
}

struct verdict *judge_run(struct judge *j, const struct attempt *a)
{
    struct verdict *v = ahead_take(&j->ahead, a);
    return v ? v : judge_run_now(j, a);
}

struct ahead *judge_ahead_of(struct judge *j) { return &j->ahead; }

/* As judge_submit(). False: it could not be sent. */
static bool submit_batch(struct judge *j, struct batch *b, int64_t wall_ms)
{
    struct error error;
    drop_chain(j);
    begin(j);
    j->batch = b;
    j->wall_ms = (uint32_t)(wall_ms < UINT32_MAX / 2 ? wall_ms : UINT32_MAX / 2);
    j->chain_ms = j->wall_ms + GRACE_MS;
    verdict_free(j->ready);
    j->ready = NULL;
    j->result_len = 0;
    for (size_t i = 0; i < b->count; i++) {
        j->result_len += b->at[i].result_len;
    }
    buf_clear(&j->packed);
    batch_pack(b->at, b->count, &j->packed);
    return dispatch(j, &error);
}

void judge_run_batch(struct judge *j, struct batch *b, int64_t wall_ms)
{
    if (submit_batch(j, b, wall_ms)) {
        verdict_free(wait_for(j)); /* a fault: then no attempt is whole */
    }
    j->batch = NULL;
    j->waiting = false;
}
