#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct emp { char name[10]; int age; double pay; };

static int by_age(const void *a, const void *b)
{
    const struct emp *x = a, *y = b;
    return (x->age > y->age) - (x->age < y->age);
}
static int by_name(const void *a, const void *b) { return strcmp(((const struct emp *)a)->name, ((const struct emp *)b)->name); }
static int key_name(const void *key, const void *e) { return strcmp(key, ((const struct emp *)e)->name); }
static int chars(const void *a, const void *b) { return *(const unsigned char *)a - *(const unsigned char *)b; }
static int calls;
static int doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    calls++;
    return x < y ? -1 : x > y;
}

int main(void)
{
    struct emp e[] = {{"dora", 41, 10}, {"adam", 35, 20}, {"carl", 52, 30}, {"bea", 28, 40}};
    qsort(e, 4, sizeof *e, by_age);
    for (int i = 0; i < 4; i++)
        printf("%s ", e[i].name);
    qsort(e, 4, sizeof *e, by_name);
    for (int i = 0; i < 4; i++)
        printf("%s ", e[i].name);
    struct emp *found = bsearch("carl", e, 4, sizeof *e, key_name);
    printf("%d %d\n", found->age, bsearch("nobody", e, 4, sizeof *e, key_name) == NULL);
    char text[] = "the quick brown fox";
    qsort(text, strlen(text), 1, chars);
    printf("[%s]\n", text);
    double d[200];
    for (int i = 0; i < 200; i++)
        d[i] = (i * 7919 % 200) / 8.0;
    qsort(d, 200, sizeof *d, doubles);
    int sorted = 1;
    for (int i = 1; i < 200; i++)
        sorted &= d[i - 1] <= d[i];
    double key = 5;
    double *p = bsearch(&key, d, 200, sizeof *d, doubles);
    printf("%d %d %d\n", sorted, (int)(p - d), calls > 200);
    qsort(d, 0, sizeof *d, doubles);
    qsort(d, 1, sizeof *d, doubles);
    printf("%d\n", bsearch(&key, d, 0, sizeof *d, doubles) == NULL);
    return 0;
}
