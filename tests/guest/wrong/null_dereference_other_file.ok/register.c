#include "register.h"

#include <stddef.h>
#include <string.h>

struct entry {
    const char *name;
    int price;
};

static struct entry entries[4];
static int count;

static struct entry *lookup(const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(entries[i].name, name) == 0)
            return &entries[i];
    return NULL;
}

void register_set(const char *name, int price)
{
    entries[count].name = name;
    entries[count++].price = price;
}

int register_price(const char *name)
{
    return lookup(name)->price;
}
