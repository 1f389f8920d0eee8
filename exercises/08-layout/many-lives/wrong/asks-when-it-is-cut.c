// caught-by: pointer-out-of-object
#include <stddef.h>

// One block, made and freed by whoever made the arena. Its first used
// bytes are given out. used is a multiple of 16, and block lies at one.
struct arena {
    char *block;
    size_t size, used;
};

// --- your code starts here ---
// A piece for bytes, at a multiple of 16; NULL: so much is not free.
void *arena_alloc(struct arena *a, size_t bytes)
{
    char *p = a->block + a->used;
    a->used += (bytes + 15) & ~(size_t)15;
    return a->used > a->size ? NULL : p;
}

// Ends all pieces at once. The block stays, for the next request.
void arena_reset(struct arena *a)
{
    a->used = 0;
}
// --- your code ends here ---
