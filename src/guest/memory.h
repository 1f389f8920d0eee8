/* memory.h - the program's memory as the files of guest/ see it: objects, their
 * shadow, what may be done to them, findings. Not for other rooms.
 *
 * Shadow, all indexed by offset from MEMORY_AT:
 *   object_at  per GRANULE bytes: the number of the object whose slot (bytes and red
 *              zone behind) this lies in; 0 none
 *   readable   a bit per byte: lies in a live object and was written
 *   writable   a bit per byte: lies in a live object that may be written
 *   pointers   a bit per 8-byte word: holds a pointer that is counted
 *
 * A load is in order if its readable bits are set, so the common path is one look;
 * everything else is found out on the slow path. Of a frame's bytes the readable bits
 * say whether they were written; they belong to no object and are not writable, for no
 * pointer leads to them. The tables themselves are in heart.h. */
#ifndef GUEST_MEMORY_H
#define GUEST_MEMORY_H

#include "guest/machine.h"
#include "program/hooks.h"
#include "program/memory.h"

/* ---- for library functions ---------------------------------------------------- */
/* They are handed a program's pointers, good or bad, and ask here before they touch
 * anything. What is wrong is told at the program's call. A fatal finding ends the run
 * and does not return. */

/* n bytes at p will be read and what they say matters: live, inside one object,
 * initialised. n == 0 asks nothing. */
void reads(const void *p, size_t n);
/* The same, but bytes that were never written are fine (memcpy, fwrite of padding). */
void reads_any(const void *p, size_t n);
/* The same for a function that may read less: then call one of these for what it did read. */
void could_read(const void *p, size_t n);
/* The same, but members that were never written are told where the object's type is
 * known, and only its padding is fine (fwrite). */
void reads_members(const void *p, size_t n);
/* n bytes at p are about to be overwritten: live, inside one object, writable. Keeps
 * what they were (history), counts pointers in them down, marks them initialised. */
void writes(void *p, size_t n);
/* The same without the marking, for a function that may write less (fgets, read):
 * then call writes() for what it did write. */
void could_write(void *p, size_t n);
/* memmove with initialised bits and pointer counts; both sides are checked. */
void copies(void *to, const void *from, size_t n);
/* *where = value for a pointer the program will see (strtol's end, getline's line). */
void writes_pointer(void *where, const void *value);
/* strnlen: the bytes up to the terminator or most, each checked. No terminator within
 * the object is out-of-bounds-read. SIZE_MAX: no limit. */
size_t text_length(const char *s, size_t most);
size_t wide_length(const wchar_t *s, size_t most);
/* An aligned, typed access of n bytes (1, 2, 4, 8, 16), as an lvalue of C would be. */
void reads_value(const void *p, size_t n);
void writes_value(void *p, size_t n);
/* Work that a library function does for the program costs fuel: n units, one for each
 * 64 bytes or so. May end the run at its step limit. */
void charge(uint64_t n);

/* An object of the library's that the program may point to: a FILE, errno, a static
 * buffer. Lives until the end of the run. name is for findings: "FILE", "the text of
 * strerror". NULL when there is no room. The bytes are zeroed. */
enum library_access { LIBRARY_HANDLE, LIBRARY_READ, LIBRARY_WRITE };
void *library_object(const char *name, size_t size, enum library_access access);
/* Sets bytes of a LIBRARY_READ or LIBRARY_WRITE object, marking them initialised. */
void library_set(void *at, const void *bytes, size_t n);

/* The native code to call for a function pointer of the program's, whose signature
 * must be as given (hooks.h), e.g. "i(pp)". A bad one is a fatal finding. */
void *callback(const void *function, const char *signature);

/* ---- arguments of variadic functions (varargs.c) -------------------------------- */

struct varlist; /* a place in some arguments */
/* From what a variadic library function was handed, or from a program's va_list. */
struct varlist varlist_of(V arguments);
struct varlist *varlist_at(P list); /* NULL: told (va_list not started or ended) */
/* The next argument without judging its type; NULL: there is none. */
const struct argument *varlist_next(struct varlist *v);
struct varlist { V arguments; I next; };

#endif
