/* What is shown of a region: its bytes in rows of eight, in hex and as text. */
#include "layout.h"

#include <stdio.h>

enum { ROW = 8 };

static void dump_row(const struct region *r, size_t from)
{
    size_t left = r->known - from, n = left < ROW ? left : ROW;
    printf("  %08x ", r->start + (address)from);
    for (size_t i = 0; i < ROW; i++) {
        if (i < n)
            printf(" %02x", r->bytes[from + i]);
        else
            printf("   ");
    }
    printf("  ");
    for (size_t i = 0; i < n; i++) {
        unsigned char c = r->bytes[from + i];
        printf("%c", c >= ' ' && c <= '~' ? c : '.');
    }
    printf("\n");
}

void dump_region(const struct region *r)
{
    printf("%s: %u bytes at %08x", r->name, r->size, r->start);
    if (r->known < r->size)
        printf(", %zu of them known", r->known);
    printf("\n");
    for (size_t from = 0; from < r->known; from += ROW)
        dump_row(r, from);
}

/* The smallest part of the number comes first. */
address word_at(const struct region *r, size_t at)
{
    address word = 0;
    for (size_t i = WORD; i > 0; i--)
        word = word * 256 + r->bytes[at + i - 1];
    return word;
}

const char *place_name(enum place place)
{
    const char *const names[] = {"nowhere", "stack", "heap", "static", "literal", "other"};
    return names[place];
}
