// caught-by: failure-unnoticed
#include <stdio.h>

int main(void)
{
    char line[16];
    int lines = 0;
    FILE *f = fopen("shop.conf", "r");
    if (f == NULL)
        return 1;
    while (fgets(line, sizeof line, f) != NULL)
        lines++;
    // --- your code starts here ---
    int whole = f != NULL;
    // --- your code ends here ---
    fclose(f);
    if (!whole) {
        puts("not readable");
        return 1;
    }
    printf("%d lines\n", lines);
    return 0;
}
