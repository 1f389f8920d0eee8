#include <stdio.h>

int main(void)
{
    int seen[26] = { 0 };
    const char *text = "hello world";
    for (const char *c = text; *c; c++)
        seen[*c - 'a'] = 1; // expect: out-of-bounds-write
    int different = 0;
    for (int i = 0; i < 26; i++)
        different += seen[i];
    printf("%d different letters\n", different);
    return 0;
}
