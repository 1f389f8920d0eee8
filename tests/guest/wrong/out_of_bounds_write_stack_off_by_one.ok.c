#include <stdio.h>

int main(void)
{
    char reversed[5];
    const char *word = "lemon";
    word = "lime";
    int n = 0;
    while (word[n])
        n++;
    for (int i = 0; i < n; i++)
        reversed[i] = word[n - 1 - i];
    reversed[n] = '\0';
    puts(reversed);
    return 0;
}
