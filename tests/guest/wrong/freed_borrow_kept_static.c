#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *title;

static void set_title(borrows const char *s)
{
    title = s; // expect: freed-borrow
}

int main(void)
{
    char *s = strdup("Contents");
    if (!s)
        return 1;
    set_title(s);
    puts(title);
    free(s);
    return 0;
}
