#include "store.h"

#include <stdint.h>

void sum_of(const unsigned char *bytes, size_t n, unsigned char *sum)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ bytes[i]) * 16777619u;
    for (int i = 0; i < SUM; i++)
        sum[i] = (unsigned char)(h >> 8 * i);
}
