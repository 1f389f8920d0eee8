/* Reads a snapshot. A line for each region, then lines with its bytes:
 *
 *   region s w bff00000 16 stack       owner, w or r, start, size, name
 *   = 00 00 00 09 10 84 04 08
 *
 * What is no such line is passed over. Bytes that a region has no room for are dropped, for
 * size is what the snapshot claims and bytes are what came. */
#include "layout.h"

#include <stdio.h>
#include <stdlib.h>

static void add_region(struct table *t, const char *line)
{
    struct region r = {0};
    char access;
    if (sscanf(line, "region %c %c %8x %9u %11s", &r.owner, &access, &r.start, &r.size, r.name) != 5)
        return;
    if (t->count == MOST_REGIONS) {
        t->whole = false;
        return;
    }
    r.writable = access == 'w';
    if (r.size > 0) {
        r.bytes = malloc(r.size < MOST_BYTES ? r.size : MOST_BYTES);
        t->whole = t->whole && r.bytes != NULL;
    }
    t->at[t->count++] = r;
}

static void add_bytes(struct region *r, const char *line)
{
    size_t room = r->size < MOST_BYTES ? r->size : MOST_BYTES;
    unsigned int byte;
    int length;
    while (r->bytes != NULL && r->known < room && sscanf(line, " %2x%n", &byte, &length) == 1) {
        r->bytes[r->known++] = (unsigned char)byte;
        line += length;
    }
}

void table_read(struct table *t)
{
    char line[128];
    t->count = 0;
    t->whole = true;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (line[0] == '=' && t->count > 0)
            add_bytes(&t->at[t->count - 1], line + 1);
        else
            add_region(t, line);
    }
    if (ferror(stdin))
        t->whole = false;
}

void table_free(struct table *t)
{
    for (size_t i = 0; i < t->count; i++)
        free(t->at[i].bytes);
    t->count = 0;
}
