/* A map of a program's memory, made from a snapshot: a table of its regions, and the bytes
 * that were read of each.
 *
 *   table.c     reads a snapshot                  given
 *   dump.c      bytes in hex, words, names        given
 *   classify.c  which region? what kind of place? yours
 *   arrows.c    which words are arrows?           yours
 *   more.c      for the dares                     yours, afterwards
 *
 * The snapshots come from a small machine: an address has 32 bits and takes a word of four
 * bytes. To this program an address is a number, and is never followed. A snapshot may be
 * damaged, or made to do harm. Nothing in it is true because it says so. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

typedef unsigned int address; /* another name for the type */

enum { WORD = 4, MOST_REGIONS = 32, MOST_BYTES = 64 };

enum place { NOWHERE, STACK, HEAP, STATIC, LITERAL, OTHER };

struct region {
    address start;
    unsigned int size;    /* in bytes, as the table claims; 0 is possible */
    char owner;           /* 's' stack, 'h' heap, 'p' the program itself; else something other */
    bool writable;
    char name[12];
    unsigned char *bytes; /* from the region's start on; NULL: none could be had */
    size_t known;         /* so many there are, perhaps fewer than size */
};

struct table {
    struct region at[MOST_REGIONS];
    size_t count;
    bool whole; /* false: something could not be read, or there was no memory for it */
};

/* table.c. The caller gives the table back with table_free(), whatever is in it. */
void table_read(struct table *t); /* from standard input */
void table_free(struct table *t);

/* dump.c */
void dump_region(const struct region *r);
address word_at(const struct region *r, size_t at); /* the four bytes from `at` on are known */
const char *place_name(enum place place);

/* classify.c: yours. The first region of the table that the address lies in; NULL: none. */
const struct region *region_find(const struct table *t, address a);
/* NOWHERE: in no region. STATIC is what the program may write of its own, LITERAL what it
 * may only read. OTHER: in a region of an owner that is none of the three. */
enum place place_of(const struct table *t, address a);

/* arrows.c: yours. A word that holds an address in a region is an arrow. Region by region and
 * word by word, as long as a whole word is known, one line for each:
 *
 *   stack+4 -> heap+0 (heap)
 *
 * Writes them to text, which has room for that many bytes, the '\0' at its end included; of no
 * room nothing is written. A line that does not fit is left out, and all that come after it.
 * Gives how many arrows there are, whether or not they fitted. */
size_t draw_arrows(const struct table *t, char *text, size_t room);

/* more.c: the dares. Each gives the length of its text, or `room` if it does not fit; then the
 * text is empty. */

/* A list: at `a` a word with the address of the next node, 0 the last; behind it a word with
 * its value. "heap+0: 7 -> heap+8: 9 -> end". In place of "end" stands "again" if a node comes
 * a second time, "lost" if a node is not known with all its eight bytes. */
size_t draw_list(const struct table *t, address a, char *text, size_t room);

struct member {
    const char *name;
    size_t at, size;
};

/* A struct with members in their order: a line "0 to 4 id", "4 to 8 padding" for each member
 * and each gap, the one at the end included. */
size_t draw_members(const struct member *m, size_t count, size_t size, char *text, size_t room);

/* A line of Linux's /proc/PID/maps: start, end, access, and further words up to the name, which
 * may be missing and is cut to what there is room for:
 *
 *   08048000-08049000 r--p 00000000 08:01 1234 /bin/mail
 *
 * [stack] and [heap] have owners of their own, all else is the program's; no bytes are known.
 * False: it is no such line, or its end is not behind its start; *ret is as it was. */
bool region_parse(const char *line, struct region *ret);

#endif
