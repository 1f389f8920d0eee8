#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* C89's flexible array, as interpreters have it: in a union, with others behind it. */
struct value {
    int kind;
    union {
        long number;
        struct value *pair[2];
        char name[1];
        int (*function)(int);
    };
};

static struct value *symbol(const char *name)
{
    size_t size = offsetof(struct value, number) + strlen(name) + 1;
    struct value *v = malloc(size < sizeof *v ? sizeof *v : size);
    v->kind = 1;
    strcpy(v->name, name);
    return v;
}

int main(void)
{
    struct value *a = symbol("if"), *b = symbol("a-very-long-name-of-a-symbol");
    printf("%s %s %c%c\n", a->name, b->name, a->name[1], b->name[20]);
    free(a);
    free(b);
    return 0;
}
