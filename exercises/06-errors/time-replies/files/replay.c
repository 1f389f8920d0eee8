/* Reads a recording. A line for each packet that was sent, with T1 and T4, then
 * lines with the bytes that came back:
 *
 *   sent e8000000.00000000 arrived e8000000.40000000
 *   = 24 01 06 ec 00 00 00 00
 *
 * What is no such line is passed over. Below: what gives back what is owned. */
#include "ntp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_times(const char *line, struct exchange *e)
{
    unsigned int s1, part1, s4, part4;
    if (sscanf(line, "sent %8x.%8x arrived %8x.%8x", &s1, &part1, &s4, &part4) != 4)
        return false;
    e->sent = (stamp)s1 * SECOND + part1;
    e->arrived = (stamp)s4 * SECOND + part4;
    return true;
}

static size_t read_bytes(const char *line, unsigned char *bytes, size_t room)
{
    size_t n = 0;
    unsigned int byte;
    int length;
    while (n < room && sscanf(line, " %2x%n", &byte, &length) == 1) {
        bytes[n++] = (unsigned char)byte;
        line += length;
    }
    return n;
}

/* Behind the bytes that e has. False: no memory, and e is as it was. */
static bool add_bytes(struct exchange *e, const unsigned char *bytes, size_t n)
{
    unsigned char *all = realloc(e->bytes, e->length + n);
    if (all == NULL)
        return false;
    memcpy(all + e->length, bytes, n);
    e->bytes = all;
    e->length += n;
    return true;
}

void recording_read(struct recording *r)
{
    char line[160];
    unsigned char bytes[MOST_BYTES];
    r->count = 0;
    r->whole = true;
    while (fgets(line, sizeof line, stdin) != NULL) {
        struct exchange e = {0};
        if (read_times(line, &e) && r->count < MOST_EXCHANGES)
            r->at[r->count++] = e;
        size_t n = line[0] == '=' && r->count > 0 ? read_bytes(line + 1, bytes, sizeof bytes) : 0;
        if (n > 0 && !add_bytes(&r->at[r->count - 1], bytes, n))
            r->whole = false;
    }
    if (ferror(stdin))
        r->whole = false;
}

void recording_free(struct recording *r)
{
    for (size_t i = 0; i < r->count; i++)
        free(r->at[i].bytes);
    r->count = 0;
}

void samples_free(struct samples *s)
{
    free(s->at);
    s->at = NULL;
    s->count = s->room = 0;
}
