#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>

/* Robin Hood hashing of integers with deletion by shifting back. */
struct map { struct slot { uint32_t key; int value; unsigned char dist; } *s; uint32_t mask, used; };

static uint32_t mix(uint32_t x) { x ^= x >> 16; x *= 0x7feb352d; x ^= x >> 15; x *= 0x846ca68b; return x ^ x >> 16; }

static void put(struct map *m, uint32_t key, int value)
{
    if (m->used * 4 >= (m->mask + 1) * 3) {
        struct map n = {calloc((m->mask + 1) * 2, sizeof *m->s), m->mask * 2 + 1, 0};
        for (uint32_t i = 0; i <= m->mask; i++)
            if (m->s[i].dist)
                put(&n, m->s[i].key, m->s[i].value);
        free(m->s);
        *m = n;
    }
    struct slot x = {key, value, 1};
    for (uint32_t i = mix(key) & m->mask;; i = (i + 1) & m->mask, x.dist++) {
        if (m->s[i].dist == 0) {
            m->s[i] = x;
            m->used++;
            return;
        }
        if (m->s[i].key == x.key) {
            m->s[i].value = x.value;
            return;
        }
        if (m->s[i].dist < x.dist) {
            struct slot t = m->s[i];
            m->s[i] = x;
            x = t;
        }
    }
}

static struct slot *find(struct map *m, uint32_t key)
{
    unsigned d = 1;
    for (uint32_t i = mix(key) & m->mask; m->s[i].dist >= d; i = (i + 1) & m->mask, d++)
        if (m->s[i].key == key)
            return &m->s[i];
    return NULL;
}

static void erase(struct map *m, uint32_t key)
{
    struct slot *x = find(m, key);
    if (!x)
        return;
    uint32_t i = (uint32_t)(x - m->s);
    for (uint32_t next; next = (i + 1) & m->mask, m->s[next].dist > 1; i = next) {
        m->s[i] = m->s[next];
        m->s[i].dist--;
    }
    m->s[i].dist = 0;
    m->used--;
}

int main(void)
{
    struct map m = {calloc(4, sizeof *m.s), 3, 0};
    for (uint32_t i = 0; i < 500; i++)
        put(&m, i * 2654435761u, (int)i);
    for (uint32_t i = 0; i < 500; i += 3)
        erase(&m, i * 2654435761u);
    long sum = 0, missing = 0;
    for (uint32_t i = 0; i < 500; i++) {
        struct slot *s = find(&m, i * 2654435761u);
        if (s) sum += s->value; else missing++;
    }
    put(&m, 2654435761u, -1);
    printf("%u %u %ld %ld %d\n", m.used, m.mask, sum, missing, find(&m, 2654435761u)->value);
    free(m.s);
    return 0;
}
