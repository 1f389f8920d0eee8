/* sort.c - qsort and bsearch.
 *
 * A heap sort: in place, n log n at worst, and it never hands the comparison a
 * pointer outside the array, however inconsistent its answers are. */
#include "guest/machine.h"

#include <string.h>

typedef int comparison(const void *, const void *);

struct sort {
    char *at;
    size_t each;
    comparison *compare;
    int (*compare_with)(const void *, const void *, void *);
    void *with;
};

static int compare(const struct sort *s, size_t a, size_t b)
{
    char *pa = s->at + a * s->each, *pb = s->at + b * s->each;
    return s->compare ? s->compare(pa, pb) : s->compare_with(pa, pb, s->with);
}

BARE static void swap(const struct sort *s, size_t a, size_t b)
{
    char *p = s->at + a * s->each, *q = s->at + b * s->each, part[128];
    for (size_t left = s->each; left;) {
        size_t n = left < sizeof part ? left : sizeof part;
        memcpy(part, p, n);
        memcpy(p, q, n);
        memcpy(q, part, n);
        p += n;
        q += n;
        left -= n;
    }
}

static void sift_down(const struct sort *s, size_t root, size_t end)
{
    for (size_t child; (child = 2 * root + 1) < end; root = child) {
        if (child + 1 < end && compare(s, child, child + 1) < 0)
            child++;
        if (compare(s, root, child) >= 0)
            return;
        swap(s, root, child);
    }
}

static void sort(const struct sort *s, size_t count)
{
    if (count < 2 || s->each == 0)
        return;
    if (count <= 8) { /* few: insertion keeps equal ones in order */
        for (size_t i = 1; i < count; i++)
            for (size_t k = i; k > 0 && compare(s, k - 1, k) > 0; k--)
                swap(s, k - 1, k);
        return;
    }
    for (size_t i = count / 2; i-- > 0;)
        sift_down(s, i, count);
    for (size_t end = count - 1; end > 0; end--) {
        swap(s, 0, end);
        sift_down(s, 0, end);
    }
}

LIBC(void, qsort, void *at, size_t count, size_t each, comparison *cmp)
{
    struct sort s = { .at = at, .each = each, .compare = cmp };
    writes(at, count * each);
    sort(&s, count);
    KEEP_FRAME();
}

LIBC(void, qsort_r, void *at, size_t count, size_t each,
     int (*cmp)(const void *, const void *, void *), void *with)
{
    struct sort s = { .at = at, .each = each, .compare_with = cmp, .with = with };
    sort(&s, count);
    KEEP_FRAME();
}

LIBC(void *, bsearch, const void *key, const void *at, size_t count, size_t each, comparison *cmp)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *p = (const char *)at + middle * each;
        int c = cmp(key, p);
        if (c == 0)
            return (void *)p;
        if (c < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
