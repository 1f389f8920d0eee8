/* Memory that dies together: a list of blocks, bump allocation in the newest.
 * A request that does not fit gets a block of its own size or the usual one. */
#include "base/base.h"

#include <stdio.h>
#include <string.h>

#ifdef TINY
enum { BLOCK = 64 };
#else
enum { BLOCK = 16 * 1024 };
#endif
enum { ALIGN = 16 };

struct arena_block {
    struct arena_block *next;
    size_t size; /* of bytes */
    _Alignas(ALIGN) char bytes[];
};

void *arena_alloc(struct arena *a, size_t size)
{
    size_t need = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (need < size)
        BUG("arena: %zu bytes asked for", size);
    if (!a->blocks || a->blocks->size - a->used < need) {
        size_t room = need > BLOCK ? need : BLOCK;
        struct arena_block *b = mem_alloc(sizeof *b + room);
        b->size = room;
        b->next = a->blocks;
        a->blocks = b;
        a->used = 0;
    }
    void *p = a->blocks->bytes + a->used;
    a->used += need;
    return p;
}

void *arena_array(struct arena *a, size_t count, size_t each)
{
    size_t size;
    if (__builtin_mul_overflow(count, each, &size))
        BUG("arena: %zu items of %zu bytes asked for", count, each);
    return arena_alloc(a, size);
}

char *arena_cstr(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.len + 1);
    if (s.len)
        memcpy(p, s.at, s.len);
    return p;
}

struct str arena_str(struct arena *a, struct str s)
{
    return (struct str){arena_cstr(a, s), s.len};
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int len = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    BUG_IF(len < 0);
    char *p = arena_alloc(a, (size_t)len + 1);
    vsnprintf(p, (size_t)len + 1, fmt, again);
    va_end(again);
    return p;
}

static void free_blocks(struct arena_block *b)
{
    while (b) {
        struct arena_block *next = b->next;
        mem_free(b);
        b = next;
    }
}

void arena_clear(struct arena *a)
{
    if (!a->blocks)
        return;
    free_blocks(a->blocks->next);
    a->blocks->next = NULL;
    memset(a->blocks->bytes, 0, a->used); /* what is handed out is zeroed */
    a->used = 0;
}

void arena_release(struct arena *a)
{
    free_blocks(a->blocks);
    *a = (struct arena){0};
}
