#include <stdio.h>

int main(void)
{
    char word[6] = "abcde";
    const char *first = word;
    const char *limit = word + 7; // expect: pointer-out-of-object
    int n = 0;
    while (first < limit && *first) {
        first++;
        n++;
    }
    printf("%d\n", n);
    return 0;
}
