#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sorting pointers, indices and structs that own blocks. */
struct person { char *name; int age; };

static int by_name(const void *a, const void *b)
{
    const struct person *const *x = a, *const *y = b;
    return strcmp((*x)->name, (*y)->name);
}

static const struct person *base;
static int by_index_age(const void *a, const void *b)
{
    return base[*(const int *)a].age - base[*(const int *)b].age;
}

static int owner(const void *a, const void *b)
{
    return strcmp(((const struct person *)b)->name, ((const struct person *)a)->name);
}

int main(void)
{
    const char *names[] = {"mia", "zoe", "bob", "kim", "abe", "lou"};
    struct person *people = malloc(6 * sizeof *people), **ptr = malloc(6 * sizeof *ptr);
    int *index = malloc(6 * sizeof *index);
    for (int i = 0; i < 6; i++) {
        people[i] = (struct person){strdup(names[i]), (i * 37 + 11) % 50};
        ptr[i] = &people[i];
        index[i] = i;
    }
    qsort(ptr, 6, sizeof *ptr, by_name);
    base = people;
    qsort(index, 6, sizeof *index, by_index_age);
    for (int i = 0; i < 6; i++)
        printf("%s/%s%d ", ptr[i]->name, people[index[i]].name, people[index[i]].age);
    putchar('\n');
    struct person key = {"kim", 0}, *pkey = &key;
    struct person **found = bsearch(&pkey, ptr, 6, sizeof *ptr, by_name);
    printf("%d\n", (*found)->age);
    qsort(people, 6, sizeof *people, owner); /* moves the owning pointers as bytes */
    for (int i = 0; i < 6; i++) {
        printf("%s ", people[i].name);
        free(people[i].name);
    }
    putchar('\n');
    free(people), free(ptr), free(index);
    return 0;
}
