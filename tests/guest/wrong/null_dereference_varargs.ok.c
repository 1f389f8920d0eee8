#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static size_t letters(const char *first, ...)
{
    size_t n = strlen(first);
    va_list more;
    va_start(more, first);
    const char *word;
    while ((word = va_arg(more, const char *)) != NULL)
        n += strlen(word);
    va_end(more);
    return n;
}

int main(void)
{
    printf("%zu\n", letters("red", "green", "blue", (char *)NULL));
    return 0;
}
