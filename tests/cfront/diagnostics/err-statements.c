#include <stdio.h>

static int f(void)
{
    return; // expect: return-value
}

static void g(void)
{
    return 3; // expect: return-value
}

int main(void)
{
    int n = 3;
    double d = 1;
    char *s = "x";
    break; // expect: stray-jump
    continue; // expect: stray-jump
    case 1: // expect: stray-case
        n = 2;
    default:
        n = 4;
    else // expect: else-without-if
        n = 5;
    switch (d) { // expect: switch-type
    case 1: break;
    }
    switch (s) { // expect: switch-type
    case 1: break;
    }
    switch (n) {
    case 1: break;
    case 1: break; // expect: duplicate-case
    case n: break; // expect: not-constant
    case 9 ... 3: break; // expect: empty-range
    default: break;
    default: break; // expect: duplicate-case
    }
    goto nowhere; // expect: undefined-label
again:
again: // expect: duplicate-label
    if (n)
        int lone = 3; // expect: lone-declaration
    goto inside; // expect: jump-into-vla
    {
        int v[n];
        v[0] = 1;
inside:
        n = 2;
    }
    if () // expect: expected-expression
        n = 3;
    return f() + (g(), n);
}

static int statement = ({ 3; }); // expect: stray-statement
