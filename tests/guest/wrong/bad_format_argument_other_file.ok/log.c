#include "log.h"

#include <stdarg.h>
#include <stdio.h>

void log_line(int level, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    printf("[%d] ", level);
    vfprintf(stdout, format, rest);
    putchar('\n');
    va_end(rest);
}
