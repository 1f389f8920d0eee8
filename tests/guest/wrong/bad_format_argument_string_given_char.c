#include <stdio.h>

int main(void)
{
    char word[] = "tea";
    for (int i = 0; word[i]; i++) {
        const char *format = "%c\n";
        if (i == 2)
            format = "%s\n";
        printf(format, word[i]); // expect: bad-format-argument
    }
    return 0;
}
