/* errors.c - errno, the texts of errors, assert. errno lies in the program's memory,
 * where it can be pointed to; it is made when it is first touched. */
#include "guest/libc.h"
#include "guest/threads.h"

#include <signal.h>
#include <string.h>

static int *numbers[THREADS_MAX]; /* errno of each thread */
enum { KEPT = 134 }; /* each error's text stays where it is, as with most libraries */
static char *error_texts[KEPT], *error_text, *signal_text;
static bool texts_made;

void errors_reset(void)
{
    memset(numbers, 0, sizeof numbers);
    if (texts_made)
        memset(error_texts, 0, sizeof error_texts);
    texts_made = false;
    error_text = signal_text = NULL;
}

static int *place(void)
{
    static int spare; /* where there is no room for one */
    int **at = &numbers[thread_self()];
    if (!*at)
        *at = library_object("errno", sizeof **at, LIBRARY_WRITE);
    return *at ? *at : &spare;
}

/* The program looks at it, or sets it. */
LIBC(int *, __errno_location, void)
{
    faults_asked_all();
    return place();
}

/* Another thread had this number, and errno, before: it has been joined. */
void errors_started(uint32_t thread)
{
    int zero = 0;
    if (!numbers[thread])
        return;
    library_set(numbers[thread], &zero, sizeof zero);
    races_fresh((uint64_t)(uintptr_t)numbers[thread] - MEMORY_AT, sizeof zero);
}

int errno_now(void)
{
    return numbers[thread_self()] ? *numbers[thread_self()] : 0;
}

void errno_set(int number)
{
    int *at = place();
    if (at == numbers[thread_self()])
        library_set(at, &number, sizeof number);
}

int fails(int number)
{
    errno_set(number);
    return -1;
}

void *fails_null(int number)
{
    errno_set(number);
    return NULL;
}

/* ---- texts ---- */

char *library_text(char **at, const char *name, const char *text, size_t room)
{
    size_t n = strlen(text) + 1;
    if (!*at)
        *at = library_object(name, n > room ? n : room, LIBRARY_READ);
    if (*at)
        library_set(*at, text, n);
    return *at;
}

static const char *with_number(char room[48], const char *what, int number)
{
    char digits[12], *p = digits + sizeof digits - 1;
    unsigned left = number < 0 ? -(unsigned)number : (unsigned)number;
    *p = '\0';
    do
        *--p = (char)('0' + left % 10);
    while (left /= 10);
    if (number < 0)
        *--p = '-';
    strcpy(room, what);
    return strcat(room, p);
}

const char *error_name(int number)
{
    static char unknown[48];
    if (number == 0)
        return "Success";
    const char *name = strerrordesc_np(number);
    return name ? name : with_number(unknown, "Unknown error ", number);
}

LIBC(char *, strerror, int number)
{
    texts_made = true;
    char **at = number >= 0 && number < KEPT ? &error_texts[number] : &error_text;
    return library_text(at, "the text of strerror", error_name(number), 64);
}

LIBC(int, strerror_r, int number, char *to, size_t size)
{
    const char *name = error_name(number);
    size_t n = strlen(name) + 1;
    could_write(to, size);
    if (n > size)
        return ERANGE;
    writes(to, n);
    memcpy(to, name, n);
    return 0;
}

LIBC(char *, strsignal, int number)
{
    char room[48];
    const char *name = number > 0 && number < 32 ? sigdescr_np(number) : NULL;
    return library_text(&signal_text, "the text of strsignal",
                        name ? name : with_number(room, "Unknown signal ", number), 64);
}

/* ---- assert ---- */

static void complain(const char *s)
{
    console_write(2, s, strlen(s));
}

LIBC(void, __assert_fail, const char *expression, const char *file, unsigned line,
     const char *function)
{
    char room[48];
    text_length(expression, SIZE_MAX);
    text_length(file, SIZE_MAX);
    text_length(function, SIZE_MAX);
    finding_add("assertion-failed", "%.140s", expression);
    complain(file);
    complain(with_number(room, ":", (int)line));
    complain(": ");
    complain(function);
    complain(": Assertion `");
    complain(expression);
    complain("' failed.\n");
    machine.run->signal = SIGABRT;
    machine_end(OUTCOME_ABORTED, 128 + SIGABRT);
}
