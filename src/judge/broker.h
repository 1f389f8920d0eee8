/* The broker's end of the socket, and what is said over it. Private to this
 * room. Messages are records on a SOCK_SEQPACKET pair between two processes of
 * the same program, so they need no encoding. */
#ifndef JUDGE_BROKER_H
#define JUDGE_BROKER_H

#include "base/base.h"

#define BROKER_NAME "freehold-judge" /* argv[0] of a broker; argv[1] is its descriptor */

enum broker_asks {
    BROKER_JUDGE = 1, /* with two descriptors: request, result */
    BROKER_CANCEL,
};
struct broker_request {
    uint32_t asks;    /* enum broker_asks */
    uint32_t wall_ms; /* the backstop */
    uint64_t id;      /* echoed */
};

enum broker_says {
    BROKER_READY = 1, /* once, at the start */
    BROKER_UNABLE,    /* instead of READY: text says what this machine lacks */
    BROKER_DONE,      /* the worker of attempt id is gone */
    BROKER_FAULT,     /* it could not be started; text */
    BROKER_CANCELLED, /* to every BROKER_CANCEL, so that a poll() wakes up */
};
struct broker_reply {
    uint32_t says;    /* enum broker_says */
    uint32_t timed_out; /* killed at the backstop */
    uint64_t id;
    int32_t exit_code; /* -1: ended by a signal */
    int32_t signal;    /* 0: it left by itself */
    uint64_t elapsed_us; /* fork to reap */
    char text[480];
};

/* Serves until the other end of the socket is closed. */
_Noreturn void broker_main(int socket_fd);
/* Starts a broker process; returns its end of the socket, or -1. */
int broker_start(int *ret_pid, struct error *reterr);

#endif
