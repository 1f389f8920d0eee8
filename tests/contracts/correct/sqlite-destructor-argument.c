/* bind_text(): a destructor is given along; STATIC is NULL, TRANSIENT is -1. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void (*destructor)(void *);
#define IS_STATIC ((destructor)0)
#define IS_TRANSIENT ((destructor)(intptr_t)-1)

struct value {
    char *text;
    destructor destroy;
};

static void value_clear(struct value *v)
{
    if (v->destroy)
        v->destroy(v->text);
    v->text = NULL;
    v->destroy = NULL;
}

static int value_bind(struct value *v, char *text, destructor destroy)
{
    value_clear(v);
    if (destroy == IS_TRANSIENT) {
        char *copy = strdup(text);
        if (!copy)
            return -1;
        v->text = copy;
        v->destroy = free;
    } else {
        v->text = text;
        v->destroy = destroy;
    }
    return 0;
}

int main(void)
{
    struct value v = {0};
    char here[] = "stack";
    char *mine = strdup("heap");
    if (!mine)
        return 1;
    value_bind(&v, mine, free);
    puts(v.text);
    if (value_bind(&v, here, IS_TRANSIENT) == 0)
        puts(v.text);
    value_bind(&v, "static", IS_STATIC);
    puts(v.text);
    value_clear(&v);
    return 0;
}
