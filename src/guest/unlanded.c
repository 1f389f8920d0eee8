/* unlanded.c - what orders.c and threadlocals.c will define; with them this file goes. */
#include "guest/threads.h"

#define WEAK __attribute__((weak))
WEAK void orders_reset(void) {}
WEAK void thread_locals_reset(void) {}
WEAK void thread_locals_end(U site) { (void)site; }
