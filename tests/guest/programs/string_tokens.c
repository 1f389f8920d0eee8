#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>

int main(void)
{
    char a[] = "  one, two,,three ;four", b[] = "k1=v1;k2=v2;;k3", c[] = "x,,y,";
    for (char *t = strtok(a, " ,;"); t; t = strtok(NULL, " ,;"))
        printf("<%s>", t);
    puts("");
    char *outer, *inner;
    for (char *t = strtok_r(b, ";", &outer); t; t = strtok_r(NULL, ";", &outer)) {
        char *k = strtok_r(t, "=", &inner), *v = strtok_r(NULL, "=", &inner);
        printf("%s->%s\n", k, v ? v : "none");
    }
    char *rest = c;
    for (char *t; (t = strsep(&rest, ",")) != NULL;)
        printf("[%s]", t);
    puts("");
    return 0;
}
