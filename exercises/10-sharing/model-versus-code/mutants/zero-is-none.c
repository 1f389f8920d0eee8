// behaves: A value of 0 is lost after a while
#include "subject.h"

enum { ROOM = 8, NONE = -1 };

struct entry { int key, value; }; // value NONE: the key was dropped

static struct entry entries[ROOM];
static int used;

void impl_clear(void)
{
    used = 0;
}

int impl_get(int key)
{
    for (int i = used; i > 0; i--)
        if (entries[i - 1].key == key)
            return entries[i - 1].value;
    return NONE;
}

static void compact(void)
{
    struct entry kept[KEYS];
    int n = 0;
    for (int key = 0; key < KEYS; key++)
        if (impl_get(key) > 0)
            kept[n++] = (struct entry){key, impl_get(key)};
    for (int i = 0; i < n; i++)
        entries[i] = kept[i];
    used = n;
}

static void append(int key, int value)
{
    if (used == ROOM)
        compact();
    entries[used++] = (struct entry){key, value};
}

int impl_put(int key, int value)
{
    if (key < 0 || key >= KEYS || value < 0 || value > 99)
        return -1;
    append(key, value);
    return 0;
}

int impl_drop(int key)
{
    if (impl_get(key) == NONE)
        return -1;
    append(key, NONE);
    return 0;
}

int impl_count(void)
{
    int n = 0;
    for (int key = 0; key < KEYS; key++)
        n += impl_get(key) != NONE;
    return n;
}
