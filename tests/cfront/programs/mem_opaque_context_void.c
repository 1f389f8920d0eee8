#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Containers of void *, and of elements of any size copied as bytes. */
struct vec { size_t n, room, size; unsigned char *at; };

static void *push(struct vec *v, const void *x)
{
    if (v->n == v->room)
        v->at = realloc(v->at, (v->room = v->room ? v->room * 2 : 1) * v->size);
    return memcpy(v->at + v->n++ * v->size, x, v->size);
}
static void *get(const struct vec *v, size_t i) { return v->at + i * v->size; }

struct pair { void *key; long value; };

static void each(struct vec *v, void (*f)(void *el, void *ctx), void *ctx)
{
    for (size_t i = 0; i < v->n; i++)
        f(get(v, i), ctx);
}
static void sum(void *el, void *ctx) { *(long *)ctx += ((struct pair *)el)->value; }
static void release(void *el, void *ctx)
{
    struct pair *p = el;
    printf("%s%s", (char *)p->key, (const char *)ctx);
    free(p->key);
}

int main(void)
{
    struct vec v = {.size = sizeof(struct pair)}, d = {.size = sizeof(double)};
    for (int i = 0; i < 5; i++) {
        char *key = malloc(4);
        snprintf(key, 4, "k%d", i);
        push(&v, &(struct pair){key, i * i});
        push(&d, &(double){i / 4.0});
    }
    long total = 0;
    each(&v, sum, &total);
    printf("%ld %g\n", total, *(double *)get(&d, 3));
    *(double *)get(&d, 3) += 1;
    ((struct pair *)get(&v, 1))->value = 7;
    each(&v, release, ",");
    printf(" %g\n", ((double *)d.at)[3]);
    free(v.at);
    free(d.at);
    return 0;
}
