#include <stdio.h>

static FILE *out;

static void write_to(const char *name)
{
    out = fopen(name, "w"); // expect: handle-leak
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
