#include <stdio.h>

#define LINE 64

static void heading(char *out, const char *title)
{
    snprintf(out, LINE, "== %s ==", title); // expect: out-of-bounds-write
}

int main(void)
{
    char line[LINE / 4];
    heading(line, "Soups");
    puts(line);
    heading(line, "Main courses");
    puts(line);
    return 0;
}
