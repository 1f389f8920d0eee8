#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    char *s = argc > 1 ? argv[1] : NULL;
    int n = s ? atoi(s) : 0, ok;
    FILE *f;
    if (!s || !*s)
        n = 1;
    if (n)
        if (n > 3)
            n = 3;
    if ((ok = n == 1))
        n++;
    if ((f = fopen("x", "r")) == NULL)
        ok = 0;
    else
        fclose(f);
    if (s && strlen(s) && !(n & 1))
        ok = !ok;
    if (!!n != 0 && !(argc < 1))
        ok |= 2;
    n = ok ? n > 2 ? 3 : 2 : 1;
    return n && ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
