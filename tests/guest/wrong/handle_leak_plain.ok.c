#include <stdio.h>

int main(void)
{
    FILE *f = fopen("shopping.txt", "w");
    if (!f)
        return 1;
    fputs("eggs\n", f);
    puts("list written");
    fclose(f);
    return 0;
}
