#include <stdio.h>
#include <stdlib.h>

enum kind { A, B };

_Noreturn static void die(void) { exit(3); }

static int one(int x) { if (x) return 1; else return 2; }
static int two(int x) { while (1) { if (x++ > 3) return x; } }
static int three(int x) { for (;;) x++; }
static int four(int x) { if (x) return 1; die(); }
static int five(int x) { if (x) return 1; abort(); }
static int six(int x) { switch (x) { case 1: return 1; default: return 2; } }
static int seven(int x) { do { if (x) return 1; } while (1); }
static int eight(int x) { if (!x) goto out; return 1; out: return 2; }
static void nine(int x) { if (x) return; }
static int ten(int x) { { return x; } }
static int eleven(enum kind k) { switch (k) { case A: return 1; case B: return 2; } return 0; }
static int twelve(int x) { if (x) { return 1; } exit(1); }
static int thirteen(int x) { if (x) return 1; __builtin_unreachable(); }

int main(void)
{
    nine(1);
    if (one(0) > 99)
        three(1);
    printf("%d %d %d %d %d %d %d %d %d %d %d\n", one(1), two(1), four(1), five(1), six(1), seven(1),
           eight(1), ten(1), eleven(A), twelve(1), thirteen(1));
}
