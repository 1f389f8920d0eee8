#include <stdio.h>

static _Thread_local int counter = 5;
_Thread_local double level;
static __thread char name[8] = "main";

static int *where(void) { return &counter; }
static int tick(void)
{
    static _Thread_local int ticks = 100;
    return ticks++;
}

int main(void)
{
    extern _Thread_local double level;
    counter += 2;
    level = 1.5;
    name[0] = 'M';
    ++*where();
    printf("%d %g %s\n", counter, level, name);
    int a = tick(), b = tick();
    printf("%d %d %d\n", a, b, where() == &counter);
    return 0;
}
