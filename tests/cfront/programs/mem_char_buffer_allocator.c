#include <stdio.h>
#include <stdint.h>
#include <string.h>

/* A first-fit allocator with headers and coalescing on one static buffer. */
struct head { size_t size; int free; };
static _Alignas(16) unsigned char heap[2048];
enum { H = 16 };

static struct head *at(size_t off) { return (struct head *)(void *)(heap + off); }

static void start(void) { *at(0) = (struct head){sizeof heap - H, 1}; }

static void *my_malloc(size_t n)
{
    n = (n + 15) / 16 * 16;
    for (size_t off = 0; off < sizeof heap; off += H + at(off)->size) {
        struct head *h = at(off);
        if (!h->free || h->size < n)
            continue;
        if (h->size >= n + H + 16) {
            *at(off + H + n) = (struct head){h->size - n - H, 1};
            h->size = n;
        }
        h->free = 0;
        return heap + off + H;
    }
    return NULL;
}

static void my_free(void *p)
{
    struct head *h = (struct head *)(void *)((unsigned char *)p - H);
    h->free = 1;
    for (size_t off = 0; off < sizeof heap;) {
        struct head *a = at(off);
        size_t next = off + H + a->size;
        if (a->free && next < sizeof heap && at(next)->free)
            a->size += H + at(next)->size;
        else
            off = next;
    }
}

static int blocks(void)
{
    int n = 0;
    for (size_t off = 0; off < sizeof heap; off += H + at(off)->size)
        n++;
    return n;
}

int main(void)
{
    start();
    char *p[10];
    for (int i = 0; i < 10; i++) {
        p[i] = my_malloc((size_t)(i * 13 + 1));
        memset(p[i], 'a' + i, (size_t)(i * 13 + 1));
    }
    printf("%d %c%c\n", blocks(), p[9][117], p[0][0]);
    for (int i = 0; i < 10; i += 2)
        my_free(p[i]);
    printf("%d %d\n", blocks(), my_malloc(5000) == NULL);
    double *d = my_malloc(3 * sizeof *d);
    d[2] = 2.5;
    printf("%g %td\n", d[2], (unsigned char *)d - heap);
    my_free(d);
    for (int i = 1; i < 10; i += 2)
        my_free(p[i]);
    printf("%d %zu\n", blocks(), at(0)->size);
    return 0;
}
