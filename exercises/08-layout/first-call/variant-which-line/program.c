#include <stdio.h>

static int kept[10];
static int made;

static int square(int n)
{
    if (kept[n] == 0) {
        kept[n] = n * n;
        made++;
    }
    return kept[n];
}

int main(void)
{
    square(0);
    square(3);
    square(0);
    square(0);
    printf("%d ", square(3));
    printf("%d\n", made);
    return 0;
}
