/* sort.c - qsort, bsearch, lfind.
 *
 * A merge sort of numbers: the elements stay where they are while the comparison, which
 * is the program's, looks at them, so it never sees a pointer outside the array,
 * however inconsistent its answers are; it may leave by exit() or longjmp() and the
 * array is as it was. At the end each element moves once, along the cycles of the
 * permutation. Equal elements keep their order, and the comparisons are those that
 * glibc makes, one by one.
 *
 * A thread may be interrupted in a comparison by another that sorts: then their numbers
 * are given back in another order than they were taken, and some are only found again when
 * the run is over.
 *
 * Where there are more elements than numbers (a million), or a comparison sorts within
 * a comparison without end, a heap sort in place does it. */
#include "guest/libc.h"
#include "guest/threads.h"

#include <string.h>

typedef int comparison(const void *, const void *);
typedef int comparison_with(const void *, const void *, void *);

#ifdef TINY
enum { NUMBERS = 64, FEW = 4 };
#else
enum { NUMBERS = 2 << 20, FEW = 64 };
#endif
SPARSE static uint32_t numbers[NUMBERS]; /* taken from the front, two for each element */
static size_t numbers_used;

enum { PART = 256 };
/* Of each thread: an object of the library's that holds PART bytes of an element. */
static char *scratches[THREADS_MAX];

void sort_reset(void)
{
    numbers_used = 0;
    memset(scratches, 0, sizeof scratches);
}

void sort_started(uint32_t thread)
{
    if (scratches[thread])
        races_fresh((uint64_t)(uintptr_t)scratches[thread] - MEMORY_AT, PART);
}

struct sort {
    char *at;
    size_t each;
    comparison *compare;
    comparison_with *compare_with;
    void *with;
    char *scratch;
};

static char *element(const struct sort *s, size_t i) { return s->at + i * s->each; }

static int compare(const struct sort *s, size_t a, size_t b)
{
    char *pa = element(s, a), *pb = element(s, b);
    charge(1);
    return s->compare ? s->compare(pa, pb) : s->compare_with(pa, pb, s->with);
}

static void merge_sort(const struct sort *s, uint32_t *list, size_t count, uint32_t *room)
{
    if (count < 2)
        return;
    size_t left = count / 2, right = count - left, n = 0;
    uint32_t *a = list, *b = list + left;
    merge_sort(s, a, left, room);
    merge_sort(s, b, right, room);
    while (left > 0 && right > 0) {
        if (compare(s, *a, *b) <= 0) {
            room[n++] = *a++;
            left--;
        } else {
            room[n++] = *b++;
            right--;
        }
    }
    memcpy(room + n, a, left * sizeof *a); /* what is left of b is in place */
    memcpy(list, room, (n + left) * sizeof *list);
}

static char *scratch_make(void)
{
    char **at = &scratches[thread_self()];
    if (!*at)
        *at = library_object("an element that qsort moves", PART, LIBRARY_WRITE);
    return *at;
}

/* Nothing of the program's may stay in there: a pointer would count. */
static void scratch_clear(char *scratch, size_t n)
{
    writes(scratch, n);
    memset(scratch, 0, n);
}

/* list[i] is the number of the element that belongs at i. Each is forgotten (== i)
 * once it is there. */
static void move_into_place(const struct sort *s, uint32_t *list, size_t count)
{
    for (size_t from = 0; from < s->each; from += PART) {
        size_t n = s->each - from < PART ? s->each - from : PART;
        bool last = from + n == s->each;
        for (size_t start = 0; start < count; start++) {
            size_t i = list[start];
            if (i == start)
                continue;
            while (!last && i > start) /* a cycle is turned at its least */
                i = list[i];
            if (!last && i != start)
                continue;
            copies(s->scratch, element(s, start) + from, n);
            size_t to = start;
            while ((i = list[to]) != start) {
                copies(element(s, to) + from, element(s, i) + from, n);
                if (last)
                    list[to] = (uint32_t)to;
                to = i;
            }
            copies(element(s, to) + from, s->scratch, n);
            if (last)
                list[to] = (uint32_t)to;
            scratch_clear(s->scratch, n);
        }
    }
}

/* ---- in place ---- */

static void swap(const struct sort *s, size_t a, size_t b)
{
    for (size_t from = 0; from < s->each; from += PART) {
        size_t n = s->each - from < PART ? s->each - from : PART;
        copies(s->scratch, element(s, a) + from, n);
        copies(element(s, a) + from, element(s, b) + from, n);
        copies(element(s, b) + from, s->scratch, n);
        scratch_clear(s->scratch, n);
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

static void heap_sort(const struct sort *s, size_t count)
{
    for (size_t i = count / 2; i-- > 0;)
        sift_down(s, i, count);
    for (size_t end = count - 1; end > 0; end--) {
        swap(s, 0, end);
        sift_down(s, 0, end);
    }
}

static void sort(struct sort *s, size_t count)
{
    uint32_t few[2 * FEW], *list = few;
    size_t total, before = numbers_used;
    if (__builtin_mul_overflow(count, s->each, &total))
        total = SIZE_MAX;
    could_write(s->at, total);
    if (count < 2 || s->each == 0 || !(s->scratch = scratch_make()))
        return;
    charge_bytes(total);
    if (count > FEW) {
        if (count > (NUMBERS - before) / 2) {
            heap_sort(s, count);
            return;
        }
        list = numbers + before;
        numbers_used = before + 2 * count;
    }
    for (size_t i = 0; i < count; i++)
        list[i] = (uint32_t)i;
    merge_sort(s, list, count, list + count);
    move_into_place(s, list, count);
    if (list != few && numbers_used == before + 2 * count)
        numbers_used = before;
}

LIBC(void, qsort, void *at, size_t count, size_t each, comparison *fn)
{
    sort(&(struct sort){ .at = at, .each = each, .compare = callback(fn, "i(pp)") }, count);
}

LIBC(void, qsort_r, void *at, size_t count, size_t each, comparison_with *fn, void *with)
{
    sort(&(struct sort){ .at = at, .each = each, .compare_with = callback(fn, "i(ppp)"),
                         .with = with }, count);
}

/* ---- searching ---- */

LIBC(void *, bsearch, const void *key, const void *at, size_t count, size_t each, comparison *fn)
{
    size_t low = 0, high = count, total;
    comparison *by = callback(fn, "i(pp)");
    if (__builtin_mul_overflow(count, each, &total))
        total = SIZE_MAX;
    could_read(at, total); /* what it looks at, the comparisons read */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *p = (const char *)at + middle * each;
        charge(1);
        int c = by(key, p);
        if (c == 0)
            return (void *)p;
        if (c < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
