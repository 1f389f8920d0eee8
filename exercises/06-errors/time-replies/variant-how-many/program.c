#include <stdbool.h>
#include <stdio.h>

struct reader { const unsigned char *at; size_t left; };

static bool two(struct reader *r, int *ret)
{
    if (r->left < 2)
        return false;
    *ret = r->at[0] * 10 + r->at[1];
    r->at += 2;
    r->left -= 2;
    return true;
}

int main(void)
{
    const unsigned char digits[] = {1, 2, 3};
    struct reader r = {digits, 3};
    int n;
    while (two(&r, &n))
        printf("%d ", n);
    printf("left %zu\n", r.left);
    return 0;
}
