#include <stdio.h>
#include <string.h>

/* Each integer type to each, then to a wider one: what is cut off must be cut off. */
static union { signed char sc; unsigned char uc; short s; unsigned short us; int i; unsigned u; long l; unsigned long ul; } v;
static long zero;

#define WIDE(name, to)                                                                     \
    printf("%s %ld %lu %d %u %g %d\n", name, (long)(to), (unsigned long)(to), (int)(to) >> 3, \
           (unsigned)(to), (double)(to), (to) < zero);
#define TO(from)                                                    \
    WIDE(#from " sc", (signed char)v.from) WIDE(#from " uc", (unsigned char)v.from)   \
    WIDE(#from " s", (short)v.from) WIDE(#from " us", (unsigned short)v.from)         \
    WIDE(#from " i", (int)v.from) WIDE(#from " u", (unsigned)v.from)                  \
    WIDE(#from " l", (long)v.from) WIDE(#from " ul", (unsigned long)v.from)           \
    WIDE(#from " sc us", (unsigned short)(signed char)v.from)                         \
    WIDE(#from " s uc", (unsigned char)(short)v.from)                                 \
    WIDE(#from " comma", (unsigned short)(zero, (signed char)v.from))                 \
    WIDE(#from " cond", (unsigned short)(zero ? (signed char)1 : (signed char)v.from))

static unsigned short widened(signed char c) { return c; }

int main(void)
{
    static const unsigned long values[] = { 0x80828384f5f6f7f8, -1, 0x7fffffff, 255, 128 };
    for (int i = 0; i < 5; i++) {
        v.ul = values[i];
        TO(sc) TO(uc) TO(s) TO(us) TO(i) TO(u) TO(l) TO(ul)
        unsigned short us = v.sc;
        long wide = us;
        printf("%ld %ld %d\n", wide, (long)widened(v.sc), us == v.sc);
    }
    return 0;
}
