/* People in a list; each has a name of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person { char *name; int age; struct person *next; };

static struct person *person_new(const char *name, int age)
{
    struct person *p = malloc(sizeof *p); // broken: out-of-bounds-read
    if (!p)
        return NULL;
    p->name = strdup(name); // broken: leak, out-of-bounds-read
    if (!p->name)
        return NULL;
    p->age = age;
    p->next = NULL;
    return p;
}

int main(void)
{
    struct person *all = NULL;
    for (int i = 0; i < 3; i++) {
        struct person *p = person_new(i ? "bob" : "ada", 30 + i);
        if (!p)
            break; // the others do without
        p->next = all;
        all = p;
    }
    int *ages = calloc(3, sizeof *ages), n = 0; // broken: null-dereference
    for (struct person *p = all; p; p = p->next)
        ages[n++] = p->age;
    printf("%d people, the youngest is %d\n", n, ages[n - 1]);
    free(ages);
    while (all) {
        struct person *next = all->next;
        free(all->name);
        free(all);
        all = next;
    }
    return 0;
}
