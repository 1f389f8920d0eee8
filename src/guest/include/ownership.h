/* ownership.h - who owns what, written where everybody reads it: in the declaration.
 *
 *     gives nullable char *read_line(borrows_mut FILE *f);      the caller frees what it gets
 *     void push(borrows_mut struct list *l, owns char *text);   the list frees it from now on
 *     borrows_from(l) const char *first(borrows struct list *l); look, until the list changes
 *     struct node { owned char *name; borrows struct node *up; };
 *     free(move(p));                                            p is NULL now
 *
 * Freehold checks it on every path before the program runs, and in each run. For every other
 * compiler the words are nothing at all and move(x) is plain C11, so a program that is written
 * with them is a C program like any other. In C++ this header defines no move. */
#ifndef _OWNERSHIP_H
#define _OWNERSHIP_H

#ifdef __FREEHOLD__

#define owns __attribute__((freehold(owns)))               /* parameter: the callee takes it over */
#define gives __attribute__((freehold(gives)))             /* result, T **out: the caller gets it */
#define borrows __attribute__((freehold(borrows)))         /* used, not kept, not freed */
#define borrows_mut __attribute__((freehold(borrows_mut))) /* the same, and changed */
#define borrows_from(x) __attribute__((freehold(borrows_from, x))) /* result: it lies in x's */
#define owned __attribute__((freehold(owned)))             /* member, global: freed with it */
#define nullable __attribute__((freehold(nullable)))       /* may be NULL: test it first */
#define must_use __attribute__((freehold(must_use)))       /* result: look at it */
#define guards(...) __attribute__((freehold(guards, __VA_ARGS__))) /* data: hold this lock to use it */
#define needs(...) __attribute__((freehold(needs, __VA_ARGS__)))   /* function: hold it to call */
#define takes(...) __attribute__((freehold(takes, __VA_ARGS__)))   /* function: held when it returns */
#define drops(...) __attribute__((freehold(drops, __VA_ARGS__)))   /* function: no longer held then */
#define move(x) __freehold_move(x)                         /* the value of x, which is NULL then */

#else

#define owns
#define gives
#define borrows
#define borrows_mut
#define borrows_from(x)
#define owned
#define nullable
#define must_use
#define guards(...)
#define needs(...)
#define takes(...)
#define drops(...)

#ifndef __cplusplus
#if defined __GNUC__ && !defined OWNERSHIP_PLAIN
#define move(x) \
    (__extension__({ \
        __typeof__(x) *ownership_place = &(x), ownership_value = *ownership_place; \
        *ownership_place = (void *)0; \
        ownership_value; \
    }))
#else
#include <string.h>
/* Any pointer to an object may be copied as bytes; a void * goes into each of them. */
static inline void *ownership_move(void *place)
{
    void *value, *none = (void *)0;
    memcpy(&value, place, sizeof value);
    memcpy(place, &none, sizeof none);
    return value;
}
#define move(x) ownership_move(&(x))
#endif
#endif

#endif
#endif
