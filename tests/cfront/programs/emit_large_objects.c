#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Objects of many kilobytes: zeroed, copied, passed, indexed at both ends. */
struct page { unsigned char b[4096]; struct { int v; char pad[60]; } cells[256]; };
static struct page pages[8];
static int table[100][100] = {[99][99] = 5, [0][0] = 1};
static const char filler[5000] = {'a', [4998] = 'z'};

static long sum(struct page p)
{
    long t = p.b[0] + p.b[4095];
    for (int i = 0; i < 256; i++)
        t += p.cells[i].v;
    return t;
}

static struct page make(int n)
{
    struct page p = {.b = {[4095] = 7}};
    for (int i = 0; i < 256; i++)
        p.cells[i].v = i * n;
    return p;
}

int main(void)
{
    pages[7] = make(2);
    pages[0] = pages[7];
    pages[0].cells[255].v = 1;
    printf("%ld %ld %ld\n", sum(pages[0]), sum(pages[7]), sum(make(1)));
    struct page *heap = malloc(3 * sizeof *heap);
    heap[2] = pages[0];
    memcpy(&heap[0], &heap[2], sizeof *heap);
    printf("%d %zu\n", heap[0].cells[10].v, sizeof *heap);
    free(heap);
    int local[5000] = {[4999] = 3}, total = 0;
    for (int i = 0; i < 5000; i++)
        total += local[i];
    for (int i = 0; i < 100; i++)
        total += table[i][i];
    printf("%d %c %zu\n", total, filler[4998], strlen(filler));
    return 0;
}
