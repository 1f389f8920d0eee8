/* The world's failures, and our own. */
#include "base/base.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*before_exit)(void);

static void set(struct error *err, enum error_kind kind, const char *fmt, va_list ap)
{
    if (!err)
        return;
    err->kind = kind;
    vsnprintf(err->text, sizeof err->text, fmt, ap);
}

bool error_set(struct error *err, enum error_kind kind, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    set(err, kind, fmt, ap);
    va_end(ap);
    return false;
}

bool error_errno(struct error *err, enum error_kind kind, const char *fmt, ...)
{
    int number = errno;
    va_list ap;
    va_start(ap, fmt);
    set(err, kind, fmt, ap);
    va_end(ap);
    if (err) {
        size_t len = strlen(err->text);
        snprintf(err->text + len, sizeof err->text - len, ": %s", strerror(number));
    }
    return false;
}

/* The numbers are those of sysexits.h (BSD), but for usage, which is 2 as with
 * most commands. */
int error_exit_code(enum error_kind kind)
{
    switch (kind) {
    case ERROR_NONE: return 0;
    case ERROR_USAGE: return 2;
    case ERROR_DATA: return 65;
    case ERROR_NO_INPUT: return 66;
    case ERROR_UNAVAILABLE: return 69;
    case ERROR_SOFTWARE: return 70;
    case ERROR_OS: return 71;
    case ERROR_CANT_CREATE: return 73;
    case ERROR_IO: return 74;
    }
    return 70;
}

void bug_on_exit(void (*hook)(void)) { before_exit = hook; }

void bug_at(const char *file, int line, const char *fmt, ...)
{
    void (*hook)(void) = before_exit;
    before_exit = NULL;
    if (hook)
        hook();
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "freehold: a bug of ours at %s:%d: ", file, line);
    vfprintf(stderr, fmt, ap);
    fprintf(stderr, "\nWhat you typed is saved. Please report this line.\n");
    va_end(ap);
    exit(error_exit_code(ERROR_SOFTWARE));
}
