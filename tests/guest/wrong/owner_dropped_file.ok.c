#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_all(owns FILE *f, const char *text)
{
    fputs(text, f);
    fclose(f);
}

int main(void)
{
    FILE *f = fopen("out.txt", "w");
    if (!f)
        return 1;
    write_all(move(f), "text");
    return 0;
}
