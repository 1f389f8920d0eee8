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

static bool has(const struct store *s, const char *key, const char *value)
{
    const char *found = table_get(&s->table, key);
    if (found == NULL || value == NULL)
        return found == value;
    return strcmp(found, value) == 0;
}

/* What is written can be read; cut or with a bit flipped it cannot. */
static void records(void)
{
    unsigned char bytes[RECORD_MOST];
    struct change c = put("lamp", "on"), back;
    size_t n = record_write(&c, bytes);
    assert(record_read(bytes, n, &back) == n);
    assert(back.kind == PUT && strcmp(back.key, "lamp") == 0);
    assert(strcmp(back.value, "on") == 0);
    for (size_t cut = 0; cut < n; cut++)
        assert(record_read(bytes, cut, &back) == 0);
    for (size_t bit = 0; bit < 8 * n; bit++) {
        bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
        assert(record_read(bytes, n, &back) == 0);
        bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
    }
}

static struct store *reopen(struct store *s)
{
    store_close(s);
    s = store_open();
    assert(s != NULL);
    return s;
}

static void changes(void)
{
    struct change lamp = put("lamp", "on"), off = put("lamp", "off");
    struct change door = put("door", "open");
    struct change drop = {DROP, "door", ""}, none = {DROP, "moth", ""};
    struct store *s = store_open();
    assert(s != NULL);
    assert(store_change(s, &lamp) == 0 && store_change(s, &door) == 0);
    assert(store_change(s, &off) == 0);
    assert(store_change(s, &none) == -1 && store_change(s, &drop) == 0);
    s = reopen(s);
    assert(s->table.count == 1);
    assert(has(s, "lamp", "off") && has(s, "door", NULL));
    assert(store_compact(s) == 0 && store_change(s, &door) == 0);
    s = reopen(s);
    assert(s->table.count == 2);
    assert(has(s, "lamp", "off") && has(s, "door", "open"));
    store_close(s);
}

/* A half of a change at the end, and then further changes. */
static void torn(void)
{
    unsigned char bytes[RECORD_MOST];
    struct change moth = put("moth", "here"), lamp = put("lamp", "red");
    int fd = disk_open(LOG_NAME);
    assert(fd >= 0 && record_write(&moth, bytes) > 9);
    assert(disk_write(fd, bytes, 9) == 0 && disk_close(fd) == 0);
    struct store *s = store_open();
    assert(s != NULL && has(s, "moth", NULL));
    assert(store_change(s, &lamp) == 0);
    s = reopen(s);
    assert(has(s, "lamp", "red") && has(s, "door", "open"));
    assert(has(s, "moth", NULL));
    store_close(s);
}

/* Each change waits for the disk before it is said to be made. */
static void waiting(void)
{
    struct change lamp = put("lamp", "green");
    struct store *s = store_open();
    unsigned before = disk_waits();
    assert(s != NULL && store_change(s, &lamp) == 0);
    assert(disk_waits() > before);
    before = disk_waits();
    assert(store_compact(s) == 0 && disk_waits() > before);
    store_close(s);
}

int main(void)
{
    records();
    changes();
    torn();
    waiting();
    return 0;
}
