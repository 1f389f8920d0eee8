/* The dares, once you have passed. ntp.h says what each is to do. */
#include "ntp.h"

enum { WINDOW = 8 };

bool filter_offset(const struct samples *s, span *ret_offset)
{
    const struct sample *best = NULL;
    size_t first = s->count > WINDOW ? s->count - WINDOW : 0;
    for (size_t i = first; i < s->count; i++) {
        const struct sample *one = &s->at[i];
        if (one->delay >= 0 && (best == NULL || one->delay <= best->delay))
            best = one;
    }
    if (best == NULL)
        return false;
    *ret_offset = best->offset;
    return true;
}
