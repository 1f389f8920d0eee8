#include <stdio.h>

int main(void)
{
    FILE *f = fopen("freehold-test.txt", "w");
    if (!f)
        return 1;
    for (int i = 0; i < 5; i++)
        fprintf(f, "line %d\n", i);
    fclose(f);
    f = fopen("freehold-test.txt", "a");
    fputs("appended\n", f);
    fclose(f);
    f = fopen("freehold-test.txt", "r");
    char b[50];
    int n = 0;
    while (fgets(b, sizeof b, f))
        printf("%d: %s", ++n, b);
    printf("%d %d\n", feof(f) != 0, ferror(f));
    fclose(f);
    int r = remove("freehold-test.txt");
    printf("%d %d\n", r, fopen("freehold-test.txt", "r") == NULL);
    return 0;
}
