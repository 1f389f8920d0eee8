#include <stdio.h>
#include <string.h>

int main(void)
{
    char a[] = "  alpha, beta;;gamma ,", b[] = "k1=v1&k2=&=v3&k4", c[] = "a::b:";
    for (char *t = strtok(a, " ,;"); t; t = strtok(NULL, " ,;"))
        printf("[%s]", t);
    putchar('\n');
    char *outer, *inner;
    for (char *p = strtok_r(b, "&", &outer); p; p = strtok_r(NULL, "&", &outer)) {
        char *k = strtok_r(p, "=", &inner), *v = strtok_r(NULL, "=", &inner);
        printf("(%s,%s)", k ? k : "-", v ? v : "-");
    }
    putchar('\n');
    char *rest = c, *t;
    while ((t = strsep(&rest, ":")))
        printf("<%s>", t);
    putchar('\n');
    char d[] = ",,,";
    printf("%d\n", strtok(d, ",") == NULL);
    char e[] = "change the delimiters:now,then";
    printf("%s|", strtok(e, " "));
    printf("%s|", strtok(NULL, ":"));
    printf("%s|", strtok(NULL, ","));
    printf("%s|", strtok(NULL, ""));
    printf("%d\n", strtok(NULL, "") == NULL);
    return 0;
}
