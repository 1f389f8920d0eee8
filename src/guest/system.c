/* system.c - what is left of a system where there is none: process numbers, system().
 * It also passes the machine's reset and start on to the small files of the library. */
#include "guest/libc.h"

void system_reset(void)
{
    errors_reset();
    signals_reset();
    locale_reset();
    options_reset();
    environment_reset();
    hidden_reset();
}

void system_start(void)
{
    options_start();
    environment_start();
}

LIBC(int, getpid, void) { return 4242; }
LIBC(int, getppid, void) { return 1; }
LIBC(unsigned, getuid, void) { return 1000; }

LIBC(int, system, const char *command)
{
    if (!command)
        return 0;
    text_length(command, SIZE_MAX);
    return fails(ENOSYS);
}

/* Only itself can be signalled. */
LIBC(int, kill, int pid, int number)
{
    if (pid != guest_getpid())
        return fails(ESRCH);
    return number == 0 ? 0 : guest_raise(number);
}
