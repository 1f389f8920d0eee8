/* memory.h - the map of the machine's memory. Everything has its fixed place, so a
 * run gives the same addresses on every machine. */
#ifndef PROGRAM_MEMORY_H
#define PROGRAM_MEMORY_H

#define MEMORY_AT     0x200000000000ul
#define FUNCTIONS_AT  (MEMORY_AT + 0x10000ul)   /* no bytes, only addresses; the 64 KiB before: nothing */
#define LITERALS_AT   (MEMORY_AT + 0x100000ul)  /* 1 MiB on: string literals */
#define GLOBALS_AT    (MEMORY_AT + 0x2000000ul) /* 32 MiB on: globals and statics */
#define LIBRARY_AT    (MEMORY_AT + 0x12000000ul) /* 288 MiB on: handles, errno, arguments of main */
#define FRAMES_AT     (MEMORY_AT + 0x13000000ul) /* 304 MiB on: frames, last in first out */
#define LOCALS_AT     (MEMORY_AT + 0x17000000ul) /* 368 MiB on: exposed variables, a ring */
#define HEAP_AT       (MEMORY_AT + 0x1b000000ul) /* 432 MiB on: the heap */

/* Of each thread but main's, number t from 1 on: THREADS_AT + (t - 1) * THREAD_BYTES. */
#define THREADS_AT    (MEMORY_AT + 0x80000000ul) /* 2 GiB on */
#define THREAD_BYTES  0x2000000ul
#define THREAD_LOCALS 0x200000ul /* frames come first; from here on exposed variables */
#define THREAD_HEAP   0x800000ul /* from here on its heap */

#define REGISTERS_AT  0x1fe000000000ul /* struct registers of hooks.h */
#define COUNTS_AT     0x1fe000001000ul /* uint32_t by site: how often it ran */

enum {
    FUNCTION_BYTES = 16,
    RED_ZONE = 16,       /* at least, behind every object */
    OBJECT_ALIGN = 16,   /* of every object's slot */
    GRANULE = 8,         /* bytes that one entry of the object table stands for */
    MEMORY_THREADS = 16, /* main's included */
};

/* n bytes there lie where frames do, of whatever thread. */
static inline int memory_is_frames(unsigned long at, unsigned long n)
{
    if (at - FRAMES_AT <= LOCALS_AT - FRAMES_AT - n)
        return 1;
    return at - THREADS_AT < (MEMORY_THREADS - 1) * THREAD_BYTES &&
           (at - THREADS_AT) % THREAD_BYTES <= THREAD_LOCALS - n;
}

#endif
