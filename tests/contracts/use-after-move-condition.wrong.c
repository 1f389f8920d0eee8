/* && decides whether the taker was called; the use does not ask. */
#include <ownership.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct seed { int days; };

static bool plant(owns struct seed *s)
{
    bool good = s->days > 0;
    free(s);
    return good;
}

static int season(bool spring)
{
    struct seed *s = malloc(sizeof *s);
    if (!s)
        return 0;
    s->days = 30;
    if (spring && plant(s))
        return s->days; //! use-after-move
    if (!spring)
        free(s);
    return 0;
}

int main(void)
{
    printf("%d\n", season(true));
    return 0;
}
