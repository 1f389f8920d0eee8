/* statics.c - what is there before main: the program's static objects, main's
 * arguments, the library's own objects that a program may point to.
 *
 * Static objects have the numbers 1 on. Their place in the shadow is written when a
 * program comes for the first time; before each run their bytes are put back, and all
 * of them count as initialised. */
#include "guest/heart.h"

enum { LIBRARY_NAMES = 4096 };

static struct {
    uint32_t count;    /* static objects that are in place, as objects[1..count] */
    bool fresh;        /* their memory was never used: it is 0 */
} statics = { .fresh = true };

static struct {
    uint64_t next;     /* address of the next object */
    uint64_t high;
    uint32_t name_count;
    bool full;         /* the machine's own objects did not fit */
} library = { .next = LIBRARY_AT, .high = LIBRARY_AT };

SPARSE static const char *library_names[LIBRARY_NAMES];

static uint64_t round_up(uint64_t n, uint64_t to) { return (n + to - 1) & ~(to - 1); }

/* ---- static objects ---- */

/* Where the object's slot may end: the next one, or a red zone behind it. */
static uint64_t end_of(const struct program *p, size_t i)
{
    const struct program_object *o = &p->objects[i];
    uint64_t end = round_up(o->address + o->size + RED_ZONE, GRANULE);
    if (i + 1 < p->object_count && p->objects[i + 1].address < end)
        end = p->objects[i + 1].address;
    return end;
}

/* It lies where static objects lie, in order and whole. */
static bool plausible(const struct program *p, size_t i)
{
    const struct program_object *o = &p->objects[i];
    if (o->address < LITERALS_AT || o->address % GRANULE || o->address >= LIBRARY_AT ||
        o->size > LIBRARY_AT - o->address)
        return false;
    return end_of(p, i) <= LIBRARY_AT && end_of(p, i) >= o->address + o->size;
}

uint32_t statics_count(void) { return statics.count; }

static bool in_place(const struct program *p)
{
    if (p->object_count != statics.count)
        return false;
    for (size_t i = 0; i < p->object_count; i++) {
        const struct object *b = &objects[i + 1];
        const struct program_object *o = &p->objects[i];
        if (b->base != o->address || b->size != o->size || b->kind != o->kind ||
            slot_end(b) != end_of(p, i) || !(b->flags & OBJECT_READ_ONLY) != !o->read_only)
            return false;
    }
    return true;
}

static void put_in_place(const struct program *p)
{
    for (uint32_t i = 1; i <= statics.count; i++)
        if (objects[i].kind != OBJECT_NONE)
            shadow_clear(objects[i].base - MEMORY_AT, slot_end(&objects[i]) - MEMORY_AT);
    statics.fresh = statics.count == 0;
    statics.count = (uint32_t)(p->object_count < STATICS_MAX ? p->object_count : STATICS_MAX - 1);
    for (uint32_t i = 0; i < statics.count; i++) {
        const struct program_object *o = &p->objects[i];
        struct object *b = &objects[i + 1];
        b->kind = OBJECT_NONE;
        if (!plausible(p, i)) /* never so */
            continue;
        object_put(i + 1, o->kind, o->address, o->size, end_of(p, i));
        b->index = i;
        b->flags = o->read_only ? OBJECT_READ_ONLY : 0;
        bits_set(readable, o->address - MEMORY_AT, o->size);
        if (!o->read_only)
            bits_set(writable, o->address - MEMORY_AT, o->size);
    }
}

/* A run before may have been in plain mode and may have written anywhere. */
static void load(const struct program_object *o, bool new)
{
    enum { BIG = 4096 };
    char *at = (char *)o->address;
    if (o->bytes)
        memcpy(at, o->bytes, o->size);
    else if (o->size < BIG || !new)
        memset(at, 0, o->size);
    if (!o->read_only) {
        bits_set(readable, o->address - MEMORY_AT, o->size);
        memset(&pointers[(o->address - MEMORY_AT) / 64], 0, o->size / 64 + 1);
    }
}

void statics_load(void)
{
    const struct program *p = machine.program;
    if (!in_place(p))
        put_in_place(p);
    for (uint32_t i = 1; i <= statics.count; i++)
        if (objects[i].kind != OBJECT_NONE)
            load(&p->objects[i - 1], statics.fresh);
    statics.fresh = false;
}

void *static_find(const char *name)
{
    const struct program *p = machine.program;
    for (size_t i = 0; i < p->object_count; i++)
        if (p->objects[i].library && p->objects[i].name < p->names_len &&
            strcmp(p->names + p->objects[i].name, name) == 0)
            return (void *)p->objects[i].address;
    return NULL;
}

void static_set(void *at, const void *bytes, size_t n)
{
    if (at && machine.checked && memory.history)
        history_write(at, n, memory.top->call.site);
    if (at)
        memcpy(at, bytes, n);
}

/* ---- the library's objects ---- */

void library_reset(void)
{
    shadow_clear(LIBRARY_AT - MEMORY_AT, library.high - MEMORY_AT);
    library.next = library.high = LIBRARY_AT;
    library.name_count = 0;
}

uint64_t library_high(void) { return library.high; }

const char *library_name(uint32_t index)
{
    return index < library.name_count ? library_names[index] : "";
}

static uint32_t library_make(enum object_kind kind, const char *name, size_t size)
{
    uint64_t end = FRAMES_AT;
    uint32_t index = 0;
    if (size > end - library.next || round_up(size, OBJECT_ALIGN) + RED_ZONE > end - library.next)
        return 0;
    while (index < library.name_count && strcmp(library_names[index], name) != 0)
        index++;
    if (index == library.name_count) {
        if (index == LIBRARY_NAMES)
            index = 0;
        else
            library_names[library.name_count++] = name;
    }
    uint64_t at = library.next;
    library.next = library.high = at + round_up(size, OBJECT_ALIGN) + RED_ZONE;
    uint32_t number = object_new(kind, at, size, library.next);
    if (!number)
        return 0;
    objects[number].index = index;
    memset((void *)at, 0, size);
    return number;
}

void *library_object(const char *name, size_t size, enum library_access access)
{
    uint32_t number = library_make(OBJECT_LIBRARY, name, size);
    if (!number)
        return NULL;
    struct object *b = &objects[number];
    uint64_t o = b->base - MEMORY_AT;
    if (access == LIBRARY_HANDLE) {
        b->flags = OBJECT_HANDLE;
    } else {
        bits_set(readable, o, size);
        if (access == LIBRARY_WRITE)
            bits_set(writable, o, size);
        else
            b->flags = OBJECT_READ_ONLY;
    }
    return (void *)b->base;
}

void library_set(void *at, const void *bytes, size_t n)
{
    if (machine.checked && inside(offset_of(at), n)) {
        if (memory.history)
            history_write(at, n, memory.top->call.site);
        pointers_drop(offset_of(at), n, LOST_OVERWRITTEN, memory.top->call.site);
        bits_set(readable, offset_of(at), n);
    }
    memcpy(at, bytes, n);
    if (machine.checked && inside(offset_of(at), n))
        pointers_take(offset_of(at), n);
}

/* ---- main's arguments ---- */

static char *argument(const char *name, const void *bytes, size_t size)
{
    uint32_t number = library_make(OBJECT_ARGUMENTS, name, size);
    if (!number)
        return NULL;
    char *at = (char *)objects[number].base;
    memcpy(at, bytes, size);
    bits_set(readable, offset_of(at), size);
    bits_set(writable, offset_of(at), size);
    return at;
}

void statics_arguments(int *ret_argc, char **ret_argv, char **ret_environment)
{
    enum { ARGUMENTS = 256 };
    const struct guest_input *input = machine.input;
    char *argv[ARGUMENTS + 1] = { NULL };
    int argc = 0;
    while (argc < input->argc && argc < ARGUMENTS) {
        argv[argc] = argument("argv[]", input->argv[argc], strlen(input->argv[argc]) + 1);
        if (!argv[argc])
            break;
        argc++;
    }
    static char *const nothing[1];
    *ret_argc = argc;
    *ret_argv = argument("argv", argv, (size_t)(argc + 1) * sizeof *argv);
    *ret_environment = argument("environ", nothing, sizeof nothing);
}
