#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person {
    char name[12];
    int age;
};

static int by_age(const void *a, const void *b)
{
    const struct person *x = a, *y = b;
    return (x->age > y->age) - (x->age < y->age);
}
static int by_int(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static int by_text(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }

int main(void)
{
    struct person p[] = { { "Ada", 36 }, { "Alan", 41 }, { "Grace", 85 }, { "Ken", 30 }, { "Edsger", 72 } };
    qsort(p, 5, sizeof *p, by_age);
    for (int i = 0; i < 5; i++)
        printf("%s %d\n", p[i].name, p[i].age);
    int v[1000];
    unsigned seed = 7;
    for (int i = 0; i < 1000; i++)
        v[i] = (seed = seed * 1103515245 + 12345) >> 16 & 0xfff;
    qsort(v, 1000, sizeof *v, by_int);
    int sorted = 1;
    for (int i = 1; i < 1000; i++)
        sorted &= v[i - 1] <= v[i];
    int key = v[500], none = 5000;
    printf("%d %d %d\n", sorted, *(int *)bsearch(&key, v, 1000, sizeof *v, by_int) == key,
           bsearch(&none, v, 1000, sizeof *v, by_int) == NULL);
    char *words[] = { "pear", "apple", "fig", "quince", "banana" };
    qsort(words, 5, sizeof *words, by_text);
    for (int i = 0; i < 5; i++)
        printf("%s ", words[i]);
    puts("");
    qsort(v, 0, sizeof *v, by_int);
    return 0;
}
