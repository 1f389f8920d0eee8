#include <stdio.h>
#include <string.h>

static int is_palindrome(const char *word)
{
    char backwards[8];
    strcpy(backwards, word); // expect: out-of-bounds-write
    size_t n = strlen(word);
    for (size_t i = 0; i < n; i++)
        backwards[i] = word[n - 1 - i];
    return strcmp(backwards, word) == 0;
}

int main(void)
{
    printf("%d\n", is_palindrome("level"));
    printf("%d\n", is_palindrome("neveroddoreven"));
    return 0;
}
