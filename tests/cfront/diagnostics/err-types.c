#include <stdio.h>
#include <stdlib.h>

struct point { int x, y; };
union number { int i; double d; };
enum color { RED, GREEN };
struct hidden;

static void nothing(void) { }
static int add(int a, int b) { return a + b; }
static void text(char *s) { *s = 0; }

int main(void)
{
    int n = 3, *p = &n, a[3] = {0}, b[3];
    double d = 1.5, *q = &d;
    struct point pt = {1, 2}, *pp = &pt;
    struct hidden *h = NULL;
    const int fixed = 4;
    const char *word = "abc";
    char name[10];
    void *v = p;
    n = add(1);              // expect: argument-count
    n = add(1, 2, 3);        // expect: argument-count
    n = add(pt, 1);          // expect: type-mismatch
    n = nothing();           // expect: void-value
    b = a;                   // expect: array-assignment 5
    name = "ada";            // expect: array-assignment
    n = pt->x;               // expect: arrow-on-struct
    n = pp.x;                // expect: dot-on-pointer
    n = pt.z;                // expect: unknown-member
    n = n.x;                 // expect: not-a-struct
    fixed = 5;               // expect: const-assignment
    *word = 'x';             // expect: const-assignment
    text(word);              // expect: discarded-const
    p = q;                   // expect: incompatible-pointers
    p = n;                   // expect: pointer-integer-mix
    n = p;                   // expect: pointer-integer-mix
    if (p == n)              // expect: pointer-integer-mix
        n = 1;
    if (p == q)              // expect: incompatible-pointers
        n = 2;
    n = h->x;                // expect: incomplete-type
    n = *n;                  // expect: not-a-pointer
    n = n[0];                // expect: not-an-array
    n = *v;                  // expect: void-dereference
    n();                     // expect: not-a-function
    n + 1 = 3;               // expect: not-assignable
    5 = n;                   // expect: not-assignable
    n++ ++;                  // expect: not-assignable
    p = &5;                  // expect: not-addressable
    p = &(n + 1);            // expect: not-addressable
    if (pt)                  // expect: not-scalar
        n = 3;
    while (nothing())        // expect: void-value
        n = 4;
    n = d % 2;               // expect: invalid-operands
    n = pt + 1;              // expect: invalid-operands
    n = p * 2;               // expect: invalid-operands
    word = word + "x";       // expect: invalid-operands
    n = !pt;                 // expect: invalid-operands
    n = ~d;                  // expect: invalid-operands
    n = a[d];                // expect: invalid-operands
    n = (int)pt;             // expect: invalid-cast
    p = (int *)d;            // expect: invalid-cast
    n = sizeof(struct hidden); // expect: incomplete-type
    n = int;                 // expect: type-as-value
    n = add(int a, 2);       // expect: type-as-value
    unsigned *u = p;         // expect: pointer-sign
    n = n ? pt : 3;          // expect: type-mismatch
    struct point other = n;  // expect: type-mismatch
    n = _Generic(d, int: 1); // expect: generic-no-match
    n = _Generic(n, int: 1, int: 2); // expect: generic-twice
    *u = 3;
    return b[0] + name[0];
}
