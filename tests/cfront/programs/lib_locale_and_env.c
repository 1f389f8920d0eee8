#include <stdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    printf("%s\n", setlocale(LC_ALL, "C"));
    printf("%s\n", setlocale(LC_NUMERIC, NULL));
    printf("%d\n", setlocale(LC_ALL, "no_SUCH") == NULL);
    struct lconv *l = localeconv();
    printf("[%s][%s][%d]\n", l->decimal_point, l->thousands_sep, l->frac_digits == 127);
    printf("%d\n", getenv("FREEHOLD_SURELY_UNSET_VARIABLE") == NULL);
    return EXIT_FAILURE + EXIT_SUCCESS;
}
