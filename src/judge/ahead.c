#include "judge/ahead.h"

#include "judge/attempt.h"

static uint64_t hash(struct str s)
{
    uint64_t h = 0xcbf29ce484222325u; /* FNV-1a */
    for (size_t i = 0; i < s.len; i++) {
        h = (h ^ (unsigned char)s.at[i]) * 0x100000001b3u;
    }
    return h;
}

bool ahead_key(const struct attempt *a, struct buf *out)
{
    struct error error;
    bool good = true;
    for (; a && good; a = a->next) {
        good = attempt_pack(a, out, &error);
    }
    return good;
}

void ahead_put(struct ahead *h, struct buf *key, struct verdict *v)
{
    vec_push(&h->list, ((struct known){hash(buf_view(key)), *key, v}));
    *key = (struct buf){0};
}

struct verdict *ahead_take(struct ahead *h, struct str key)
{
    uint64_t wanted = h->list.len ? hash(key) : 0;
    for (size_t i = 0; i < h->list.len; i++) {
        struct known *k = &h->list.at[i];
        if (k->hash == wanted && str_eq(buf_view(&k->packed), key)) {
            struct verdict *v = k->verdict;
            buf_release(&k->packed);
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
        buf_release(&h->list.at[i].packed);
        verdict_free(h->list.at[i].verdict);
    }
    h->list.len = 0;
    return count;
}

void ahead_release(struct ahead *h)
{
    ahead_clear(h);
    vec_release(&h->list);
}
