/* hidden.c - state that library functions keep between calls where nobody sees it: where
 * strtok goes on, rand's numbers, the locale, the environment. POSIX (XSH 2.9.1) does not
 * have these functions safe for threads, so two threads that call one without a lock race
 * for that state, and are told as for any memory. For each there is a word in an object of
 * the library's, which the functions claim to read or write. */
#include "guest/libc.h"
#include "guest/heart.h"
#include "guest/threads.h"

static void *words[HIDDEN_STATES];

void hidden_reset(void)
{
    memset(words, 0, sizeof words);
}

void hidden_state(enum hidden what, bool write)
{
    static const char *const names[] = { "rand's state", "drand48's state", "strtok's place",
                                         "the locale", "the environment", "localeconv's struct",
                                         "getopt's place" };
    _Static_assert(COUNT(names) == HIDDEN_STATES, "each has a name");
    if (!machine.checked || !memory.threads)
        return;
    if (!words[what])
        words[what] = library_object(names[what], 8, LIBRARY_HANDLE);
    if (words[what])
        thread_access(offset_of(words[what]), 8, write, memory.top->call.site);
}
