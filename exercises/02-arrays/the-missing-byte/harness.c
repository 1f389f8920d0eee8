#include <stdio.h>

size_t put(char *room, size_t size, const char *text);

// Puts each word of the input behind the one before, into 16 bytes.
int main(void)
{
    char inbox[16], word[32];
    size_t at[16], texts = 0, used = 0;
    while (texts < 16 && scanf("%31s", word) == 1) {
        size_t taken = put(inbox + used, sizeof inbox - used, word);
        if (taken == 0)
            printf("no room for %s\n", word);
        else
            at[texts++] = used;
        used += taken;
    }
    for (size_t i = 0; i < texts; i++)
        printf("%zu: %s\n", at[i], inbox + at[i]);
    printf("%zu of 16 bytes used\n", used);
    return 0;
}
