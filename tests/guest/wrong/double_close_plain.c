#include <stdio.h>

int main(void)
{
    FILE *f = fopen("menu.txt", "w");
    if (!f)
        return 1;
    fputs("soup\n", f);
    fclose(f);
    fclose(f); // expect: double-close
    puts("printed");
    return 0;
}
