#include <stdio.h>

typedef int vec3[3];
typedef vec3 mat3[2];
typedef struct list list;
struct list { list *next; int v; };
typedef int compare(const void *, const void *);
typedef compare *compare_p;
typedef unsigned char byte, *bytes, two_bytes[2];
typedef int unsized[];
typedef int same;
typedef int same; /* C11: a second time is fine */

static compare by_value;
static int by_value(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static int total(const vec3 v) { return v[0] + v[1] + v[2]; }

int main(void)
{
    mat3 m = {{1, 2, 3}, {4, 5, 6}};
    unsized a = {1, 2, 3}, b = {1, 2};
    byte x = 200;
    bytes p = &x;
    two_bytes t = {1, 255};
    list second = {NULL, 2}, first = {&second, 1};
    compare_p c = by_value;
    x += 100;
    printf("%zu %zu %zu\n", sizeof a, sizeof b, sizeof m);
    printf("%d %d %d %d\n", total(m[1]), *p, t[1] + t[0], first.next->v);
    {
        typedef char same;
        printf("%zu ", sizeof(same));
    }
    printf("%zu %d\n", sizeof(same), c(&m[0][1], &m[0][0]));
    return 0;
}
