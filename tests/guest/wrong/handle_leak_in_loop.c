#include <stdio.h>

int main(void)
{
    char name[16];
    for (int i = 1; i <= 3; i++) {
        snprintf(name, sizeof name, "part%d.txt", i);
        FILE *f = fopen(name, "w"); // expect: handle-leak
        if (!f)
            return 1;
        fprintf(f, "part %d\n", i);
        if (i == 2)
            break;
        fclose(f);
    }
    return 0;
}
