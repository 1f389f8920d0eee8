#include <stdio.h>

int main(void)
{
    FILE *f = fopen("table.csv", "w");
    if (!f)
        return 1;
    for (int row = 0; row < 2; row++) {
        fputc('0' + row, f); // expect: closed-handle-use
        if (row == 0)
            fclose(f);
    }
    return 0;
}
