#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pet {
    char *name;
    int age;
};

static struct pet *pet_new(const char *name, int age)
{
    struct pet *p = malloc(sizeof *p);
    if (!p)
        return NULL;
    p->name = strdup(name); // expect: leak
    p->age = age;
    return p;
}

int main(void)
{
    struct pet *cat = pet_new("Mimi", 4);
    if (!cat)
        return 1;
    printf("%s is %d\n", cat->name, cat->age);
    free(cat); // lost
    return 0;
}
