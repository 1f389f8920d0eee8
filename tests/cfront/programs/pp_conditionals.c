#include <stdio.h>

#define ONE 1
#define EMPTY
#define F(x) (x) + 1

#if 0
#error never
this is not C at all: "unterminated
#if 1
#else
#endif
#elif defined ONE && !defined(TWO) && ONE == 1
static const char *a = "elif";
#elif 1 / 0
#error never evaluated
#else
static const char *a = "else";
#endif

#ifdef EMPTY
# ifndef ONE
static int b = 1;
# elif F(2) == 3
#  if UNKNOWN || -1 > 0u
static int b = 2;
#  else
static int b = 3;
#  endif
# endif
#endif

#if defined(ONE) + defined(NONE) == 1 && defined EMPTY
static int c = 1;
#else
static int c = 0;
#endif

#if (2 || 1 / 0) && !(0 && 1 / 0)
static int d = 1;
#endif
#if 'a' == 97 && '\377' < 0 && '\n' == 10 && L'x' == 'x'
static int e = 1;
#else
static int e = 2;
#endif
#if (1 ? 2 : 0 / 1) == 2 && ~0 == -1 && (7 & 3 ^ 1 | 8) == 10 && 1 << 3 >> 1 == 4 && 7 % 4 == 3
static int f = 1;
#else
static int f = 2;
#endif
#if 0xFFFFFFFFFFFFFFFF == -1 && 0x7fffffffffffffff > 0 && 010 == 8 && 10u > 9L && -1 < 0
static int g = 1;
#else
static int g = 2;
#endif
#if true_is_no_keyword_here
static int h = 1;
#else
static int h = 2;
#endif
#if !F(-1)
static int i = 1;
#endif

int main(void)
{
    printf("%s %d %d %d %d %d %d %d", a, b, c, d, e, f, g, h);
#if 1
    printf(" %d\n", i);
#else
    puts("wrong");
#endif
    return 0;
}
