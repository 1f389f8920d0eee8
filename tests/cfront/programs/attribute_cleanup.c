#include <stdio.h>
#include <stdlib.h>

static void say(const char **s) { printf("-%s ", *s); }
static void free_int(int **p) { printf("free(%d) ", **p); free(*p); }
#define SCOPED __attribute__((cleanup(say))) const char *

static int leave(int how)
{
    SCOPED a = "a";
    SCOPED b = "b";
    for (int i = 0; i < 3; i++) {
        SCOPED c = i ? "c1" : "c0";
        if (how == 0 && i == 1)
            break;
        if (how == 1 && i == 0)
            continue;
        if (how == 2)
            goto out;
        if (how == 3)
            return printf("value ");
        if (i == 2) {
            SCOPED d = "d";
            printf("in ");
        }
    }
    {
        SCOPED e = "e";
        (void)e;
    }
out:
    printf("end ");
    return 0;
}

int main(void)
{
    for (int i = 0; i < 5; i++) {
        int r = leave(i);
        printf("= %d\n", r);
    }
    __attribute__((cleanup(free_int))) int *p = malloc(sizeof *p);
    *p = 7;
    {
        __attribute__((cleanup(free_int))) int *q = malloc(sizeof *q);
        *q = 8;
    }
    puts("last");
    return 0;
}
