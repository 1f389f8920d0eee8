#include <stdio.h>
#include <stdlib.h>

static char *cache;
static int phase;

static void report(void) { printf("report %d\n", phase); }
static void free_cache(void) { printf("free %s\n", cache); free(cache); }
static void bump(void) { phase++; }
static void late(void) { puts("late"); }
static void registers_more(void) { puts("more"); atexit(late); }

static const char *get(void)
{
    if (!cache) {
        cache = malloc(8);
        snprintf(cache, 8, "cached");
        atexit(free_cache);
    }
    return cache;
}

int main(void)
{
    atexit(report);
    atexit(bump);
    atexit(bump);
    printf("%s %s\n", get(), get() == cache ? "same" : "other");
    atexit(registers_more);
    puts("main ends");
    return 3;
}
