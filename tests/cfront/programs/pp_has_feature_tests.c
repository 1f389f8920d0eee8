#include <stdio.h>

#if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L
# define C99 1
#else
# define C99 0
#endif
#if defined __has_include
# if __has_include(<stdio.h>) && !__has_include("no_such_file_anywhere.h")
#  define INCLUDES 1
# endif
#endif
#ifndef INCLUDES
# define INCLUDES 0
#endif
#if defined __has_attribute
# if __has_attribute(unused)
#  define UNUSED __attribute__((unused))
# endif
#endif
#ifndef UNUSED
# define UNUSED
#endif
#ifdef __GNUC__
# define LIKELY(x) __builtin_expect(!!(x), 1)
#else
# define LIKELY(x) (x)
#endif
#if !defined(NDEBUG) || (defined(UNDEFINED_ONE) && UNDEFINED_ONE > 3)
# define DEBUG 1
#endif
#if (-1) >> 1 == -1 && (~0u >> 63) == 1
# define ARITH "64-bit"
#else
# define ARITH "?"
#endif

int main(void)
{
    UNUSED int a = 1;
    printf("%d %d %d %s\n", C99, INCLUDES, DEBUG, ARITH);
    if (LIKELY(C99 > 0))
        puts("likely");
    return 0;
}
