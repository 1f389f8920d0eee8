#include <stdio.h>
#include <string.h>

static void load(char *into, const char *from, size_t n)
{
    memcpy(into, from, n);
}

int main(void)
{
    char page[8] = "";
    const char *source = "chapter";
    load(page, source, sizeof page);
    puts(page);
    return 0;
}
