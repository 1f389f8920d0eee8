#include <stdio.h>

static int twice(int x) { return 2 * x; }
static int square(int x) { return x * x; }

/* A function taking int and returning a pointer to a function of int. */
static int (*pick(int which))(int)
{
    return which ? square : twice;
}

/* A function returning a pointer to an array of 3 pointers to such functions. */
static int (*(*table(void))[3])(int)
{
    static int (*t[3])(int) = {twice, square, twice};
    return &t;
}

/* And one more turn: returns a pointer to a function that returns one. */
static int (*(*chooser(void))(int))(int)
{
    return pick;
}

int main(void)
{
    printf("%d %d\n", pick(0)(21), pick(1)(5));
    printf("%d %d\n", (*table())[1](9), (**(*table() + 2))(4));
    printf("%d\n", chooser()(1)(12));
    return 0;
}
