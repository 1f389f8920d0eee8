/* do runs once before the test. */
#include <ownership.h>
#include <stdio.h>

struct link { int value; borrows nullable const struct link *next; };

static int sum(borrows nullable const struct link *l)
{
    int s = 0;
    while (l) {
        s += l->value;
        l = l->next;
    }
    return s;
}

int main(void)
{
    struct link b = {2, NULL}, a = {1, &b};
    printf("%d\n", sum(&a));
    return 0;
}
