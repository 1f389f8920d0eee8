/* How tests get at what programs can call: by name, from the table. The code of
 * a "program" here is compiled by gcc into a section of its own, so that its
 * addresses can be told from ours. */
#ifndef TESTS_GUEST_LIBC_H
#define TESTS_GUEST_LIBC_H

#include "guest/guest.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define PROGRAM                                                                \
    __attribute__((section("program"), noinline, noclone, no_sanitize("address", "undefined")))
/* Keeps the compiler from turning the last call into a jump, and makes it give
 * leaf functions a frame as libtcc does. */
#define KEEP() __asm__ volatile("" : : "r"(__builtin_frame_address(0)) : "memory")
extern const char __start_program[], __stop_program[];

__attribute__((unused)) static void *libc(const char *name)
{
    size_t count;
    const struct guest_symbol *s = guest_symbols(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(s[i].name, name) == 0)
            return (void *)s[i].address;
    fprintf(stderr, "no such function: %s\n", name);
    abort();
}

#endif
