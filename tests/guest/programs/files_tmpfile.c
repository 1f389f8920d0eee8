#include <stdio.h>

int main(void)
{
    FILE *a = tmpfile(), *b = tmpfile();
    fprintf(a, "%d", 12345);
    fprintf(b, "other");
    rewind(a);
    rewind(b);
    int v = 0;
    char s[10];
    int n = fscanf(a, "%d", &v);
    printf("%d %d\n", n, v);
    n = fscanf(b, "%9s", s);
    printf("%d %s\n", n, s);
    fclose(a);
    fclose(b);
    return 0;
}
