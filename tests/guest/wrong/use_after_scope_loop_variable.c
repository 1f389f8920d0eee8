#include <stdio.h>

int main(void)
{
    int temperatures[4] = { 12, 19, 25, 17 };
    int *hottest = NULL;
    for (int i = 0; i < 4; i++) {
        int t = temperatures[i];
        if (t > 20)
            hottest = &t;
    }
    if (hottest)
        printf("hot: %d\n", *hottest); // expect: use-after-scope
    return 0;
}
