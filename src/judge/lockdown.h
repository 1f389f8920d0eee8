/* What broker and worker may still ask of the kernel. Private to this room. */
#ifndef JUDGE_LOCKDOWN_H
#define JUDGE_LOCKDOWN_H

#include "base/base.h"

/* A seccomp filter in the kernel's form, made once and installed in many. */
struct filter {
    void *code;     /* struct sock_filter[count], owned */
    unsigned short count;
};

/* Both steps of the worker's lock-down. */
struct lockdown {
    struct filter compiling; /* step 1: memory calls; nothing that opens */
    struct filter running;   /* step 2: leave, and return from a signal */
    struct filter program;   /* with step 2: nothing from the program's own code */
};

/* Whether this machine can lock a process down at all; else *reterr says what
 * is missing. Changes nothing. */
bool lockdown_possible(struct error *reterr);
/* Makes the filters. The program's code will lie in [code_from, code_to), below
 * 4 GiB. */
bool lockdown_init(struct lockdown *l, uint32_t code_from, uint32_t code_to,
                   struct error *reterr);
void lockdown_release(struct lockdown *l);

/* Closes every descriptor but one (-1: every one). */
void lockdown_close_all_but(int keep);
/* The broker's own: no new privileges, not dumpable, dies with its parent, no
 * descriptor but keep_fd, no environment, no file system where Landlock is. */
bool lockdown_broker(int keep_fd, struct error *reterr);
/* The worker's limits: bytes of address space beside what libtcc and the guest
 * machine take, seconds of processor time, bytes of stack for compiling. */
void lockdown_limits(uint64_t space_bytes, uint64_t cpu_seconds, uint64_t stack_bytes);
/* Installs a filter for good. */
bool lockdown_apply(const struct filter *f);

#endif
