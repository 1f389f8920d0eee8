#include <stdio.h>

static FILE *out;

static void write_to(const char *name)
{
    if (out)
        fclose(out);
    out = fopen(name, "w");
    if (out)
        fputs("begin\n", out);
}

int main(void)
{
    write_to("a.txt");
    write_to("b.txt");
    if (out)
        fclose(out);
    return 0;
}
