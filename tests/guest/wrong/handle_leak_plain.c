#include <stdio.h>

int main(void)
{
    FILE *f = fopen("shopping.txt", "w"); // expect: handle-leak
    if (!f)
        return 1;
    fputs("eggs\n", f);
    puts("list written");
    return 0;
}
