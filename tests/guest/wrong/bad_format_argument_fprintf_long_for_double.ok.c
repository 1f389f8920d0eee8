#include <stdio.h>

struct trip {
    const char *to;
    long seconds;
};

static void note(const struct trip *t)
{
    fprintf(stderr, "%s took %ld seconds\n", t->to, t->seconds);
}

int main(void)
{
    struct trip t = { "Turin", 7200 };
    note(&t);
    return 0;
}
