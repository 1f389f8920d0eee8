#include <stdio.h>

static const char *name(int n)
{
    switch (n) {
    case 1: return "one";
    default:
        n = 0;
        printf("[default]");
    case 5:
        return n ? "five" : "other";
    case 2: return "two";
    }
}

static int only_default(int n)
{
    switch (n) {
    default: n *= 2;
    }
    switch (n) { }
    switch (n)
        ;
    switch (n) {
        n = 1000; /* never reached */
    }
    return n;
}

int main(void)
{
    printf("%s %s %s %s\n", name(1), name(2), name(5), name(7));
    printf("%d\n", only_default(21));
    return 0;
}
