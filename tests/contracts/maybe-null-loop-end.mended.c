/* After the loop, the cursor is NULL. */
#include <ownership.h>
#include <stdio.h>

struct step { int height; borrows nullable struct step *up; };

static int top(borrows const struct step *s)
{
    const struct step *at = s;
    while (at->up)
        at = at->up;
    return at->height;
}

int main(void)
{
    struct step high = {2, NULL}, low = {1, &high};
    printf("%d\n", top(&low));
    return 0;
}
