#include <stdio.h>

static int first_char(const char *name)
{
    FILE *f = fopen(name, "r"); // expect: handle-leak
    if (!f)
        return -1;
    int c = fgetc(f);
    if (c == EOF)
        return 0;
    fclose(f);
    return c;
}

int main(void)
{
    FILE *empty = fopen("empty.txt", "w");
    if (!empty)
        return 1;
    fclose(empty);
    printf("%d\n", first_char("empty.txt"));
    return 0;
}
