#include "judge/ahead.h"

#include "base/hash.h"
#include "judge/attempt.h"

bool expected_pack(struct expected *ret, const struct attempt *a)
{
    struct error error;
    for (; a; a = a->next) {
        if (ret->count == JUDGE_CHAIN || !attempt_pack(a, &ret->packed, &error)) {
            return false;
        }
        ret->ends[ret->count++] = ret->packed.len;
    }
    ret->hash = hash64(FNV64_START, ret->packed.at, ret->packed.len);
    return true;
}

void expected_release(struct expected *k)
{
    buf_release(&k->packed);
    verdict_free(k->verdict);
    *k = (struct expected){0};
}

struct verdict *ahead_take(struct ahead *h, const struct expected *wanted)
{
    for (size_t i = 0; i < h->list.len; i++) {
        struct expected *k = &h->list.at[i];
        if (k->verdict && k->hash == wanted->hash && str_eq(buf_view(&k->packed), buf_view(&wanted->packed))) {
            struct verdict *v = k->verdict;
            k->verdict = NULL;
            expected_release(k);
            *k = h->list.at[--h->list.len];
            return v;
        }
    }
    return NULL;
}

size_t ahead_clear(struct ahead *h)
{
    size_t count = h->list.len;
    for (size_t i = 0; i < count; i++) {
        expected_release(&h->list.at[i]);
    }
    h->list.len = 0;
    return count;
}

void ahead_release(struct ahead *h)
{
    ahead_clear(h);
    vec_release(&h->list);
}
