/* Ends with 0 if record.c and store.c do what store.h says; a failed
 * assert says that they do not. The disk is empty at the start, and what
 * you put on it is there. */
#include "store.h"

#include <assert.h>
#include <string.h>

static struct change put(const char *key, const char *value)
{
    struct change c = {.kind = PUT};
    strcpy(c.key, key);
    strcpy(c.value, value);
    return c;
}

int main(void)
{
    struct change c = put("lamp", "on");
    struct store *s = store_open();
    assert(s != NULL);
    assert(store_change(s, &c) == 0);
    assert(strcmp(table_get(&s->table, "lamp"), "on") == 0);
    store_close(s);
    return 0;
}
