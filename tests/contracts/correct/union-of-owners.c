/* A tagged value: the tag says which member owns. */
#include <stdlib.h>
#include <string.h>

enum kind { NUMBER, STRING, LIST };
struct value {
    enum kind kind;
    union {
        double number;
        char *string;
        struct { struct value *items; size_t count; } list;
    };
};

static struct value number(double n)
{
    return (struct value){.kind = NUMBER, .number = n};
}

static struct value string(const char *s)
{
    return (struct value){.kind = STRING, .string = strdup(s)};
}

static void value_end(struct value *v)
{
    switch (v->kind) {
    case NUMBER:
        break;
    case STRING:
        free(v->string);
        break;
    case LIST:
        for (size_t i = 0; i < v->list.count; i++)
            value_end(&v->list.items[i]);
        free(v->list.items);
    }
    *v = number(0);
}

int main(void)
{
    struct value list = {.kind = LIST};
    list.list.items = calloc(2, sizeof(struct value));
    if (list.list.items) {
        list.list.items[0] = string("pi");
        list.list.items[1] = number(3.14);
        list.list.count = 2;
    }
    value_end(&list);
    return list.kind != NUMBER;
}
