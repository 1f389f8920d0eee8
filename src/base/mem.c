/* The one allocation door. Everything of ours goes through it, so a test can
 * fail the n-th allocation and see that the process still ends in order. */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t asked, fail_at;
static void (*exhausted)(void);

#ifdef TORTURE
__attribute__((constructor)) static void fail_from_environment(void)
{
    const char *n = getenv("FREEHOLD_FAIL_ALLOC");
    if (n)
        fail_at = strtoull(n, NULL, 10);
}
#endif

void mem_on_exhausted(void (*handler)(void)) { exhausted = handler; }
void mem_fail_at(uint64_t n) { fail_at = n ? asked + n : 0; }
uint64_t mem_allocations(void) { return asked; }

static _Noreturn void out_of_memory(void)
{
    static const char say[] = "freehold: out of memory. What you typed is saved.\n";
    void (*handler)(void) = exhausted;
    exhausted = NULL; /* once: the handler may run out of memory too */
    if (handler)
        handler();
    if (write(STDERR_FILENO, say, sizeof say - 1) < 0) { /* nothing left to do about it */ }
    exit(error_exit_code(ERROR_OS));
}

static void *checked(void *p)
{
    if (!p)
        out_of_memory();
    return p;
}

static bool fails_now(void) { return ++asked == fail_at; }

void mem_free(void *p) { free(p); }

void *mem_alloc(size_t size)
{
    return checked(fails_now() ? NULL : calloc(1, size ? size : 1));
}

void *mem_resize(void *p, size_t count, size_t each)
{
    size_t size;
    if (fails_now() || __builtin_mul_overflow(count, each, &size))
        out_of_memory();
    return checked(realloc(p, size ? size : 1));
}

char *mem_strdup(const char *s)
{
    size_t size = strlen(s) + 1;
    return memcpy(mem_alloc(size), s, size);
}
