/* hash.h - FNV-1a, of Fowler, Noll and Vo: for tables, and to tell one text from another. None keeps
 * nobody out who looks for two texts of one hash. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FNV32_START 2166136261u
#define FNV64_START 14695981039346656037u

static inline uint32_t fnv32_byte(uint32_t h, unsigned char byte) { return (h ^ byte) * 16777619u; }

/* h: FNV32_START, or the hash of what goes before. */
static inline uint32_t fnv32(uint32_t h, const void *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        h = fnv32_byte(h, ((const unsigned char *)bytes)[i]);
    return h;
}

static inline uint64_t fnv64(uint64_t h, const void *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        h = (h ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
    return h;
}

/* The same idea, eight bytes at a time, for long texts; h: as above. */
static inline uint64_t hash64(uint64_t h, const void *bytes, size_t count)
{
    uint64_t word;
    for (; count >= sizeof word; count -= sizeof word, bytes = (const char *)bytes + sizeof word) {
        memcpy(&word, bytes, sizeof word);
        h = (h ^ word) * 0x9e3779b97f4a7c15u;
        h ^= h >> 32;
    }
    return fnv64(h, bytes, count);
}

#endif
