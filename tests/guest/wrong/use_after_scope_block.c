#include <stdio.h>

int main(void)
{
    int *chosen;
    {
        int secret = 42;
        chosen = &secret;
    }
    printf("%d\n", *chosen); // expect: use-after-scope
    return 0;
}
