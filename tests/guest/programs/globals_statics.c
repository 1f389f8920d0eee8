#include <stdio.h>

int global = 5;
static int hidden;
static double numbers[] = { 1.5, 2.5 };
const char *const text = "constant";
extern int later;

static int counter(void) { static int n = 100; return ++n; }

int main(void)
{
    counter();
    counter();
    hidden += global + later;
    printf("%d %d %g %s %d\n", counter(), hidden, numbers[1], text, later);
    {
        int global = 7;
        printf("%d\n", global);
    }
    return 0;
}

int later = 11;
