#include <stdio.h>

static int position(const char *s, char wanted)
{
    for (int i = 0; s[i]; i++)
        if (s[i] == wanted)
            return i;
} // expect: no-return-value

int main(void)
{
    printf("%d\n", position("orange", 'n'));
    int p = position("orange", 'z');
    if (p == 3)
        puts("third");
    return 0;
}
