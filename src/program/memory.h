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

#define REGISTERS_AT  0x1fe000000000ul /* struct registers of hooks.h */
#define COUNTS_AT     0x1fe000001000ul /* uint32_t by site: how often it ran */

enum {
    FUNCTION_BYTES = 16,
    RED_ZONE = 16,       /* at least, behind every object */
    OBJECT_ALIGN = 16,   /* of every object's slot */
    GRANULE = 8,         /* bytes that one entry of the object table stands for */
};

#endif
