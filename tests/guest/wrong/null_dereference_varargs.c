#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static size_t letters(const char *first, ...)
{
    size_t n = strlen(first);
    va_list more;
    va_start(more, first);
    for (;;) {
        const char *word = va_arg(more, const char *);
        if (word[0] == '\0') // expect: null-dereference
            break;
        n += strlen(word);
    }
    va_end(more);
    return n;
}

int main(void)
{
    printf("%zu\n", letters("red", "green", "blue", (char *)NULL));
    return 0;
}
