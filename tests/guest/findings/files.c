#include <stdio.h>

int main(void)
{
    FILE *f = fopen("a", "w");
    FILE *g = fopen("b", "w"); // found: handle-leak
    FILE *h = fopen("none", "r");
    fputs("x", g);
    fclose(f);
    fputs("x", f); // found: closed-handle-use
    fclose(f); // found: double-close
    fgetc(h); // found: closed-handle-use
    return 0;
}
