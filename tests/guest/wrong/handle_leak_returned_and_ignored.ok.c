#include <stdio.h>

static FILE *create(const char *name)
{
    FILE *f = fopen(name, "w");
    if (f)
        fputs("# header\n", f);
    return f;
}

int main(void)
{
    FILE *kept = create("kept.txt");
    if (!kept)
        return 1;
    FILE *flag = create("flag.txt");
    if (flag)
        fclose(flag);
    fputs("body\n", kept);
    fclose(kept);
    return 0;
}
