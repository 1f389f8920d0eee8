/* The prototype says it, the definition below need not repeat it. */
#include <ownership.h>
#include <stdio.h>

must_use int checked_sum(int a, int b, int *ret);

int main(void)
{
    int sum = 0;
    if (checked_sum(1, 2, &sum))
        return 1;
    printf("%d\n", sum);
    return 0;
}

int checked_sum(int a, int b, int *ret)
{
    if (a > 1000 || b > 1000)
        return -1;
    *ret = a + b;
    return 0;
}
