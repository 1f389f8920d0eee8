#include <stdarg.h>

int twice;
int twice(int n) { return 2 * n; }  // expect: redeclared 5
int half(int n);
double half(int n) { return n / 2; } // expect: conflicting-types
static int shy(void);
int one(void) { return 1; }
int one(void) { return 2; }          // expect: redefined 5
struct point { int x, y; };
struct point { int x, y, z; };       // expect: redefined
struct twin { int a, a; };           // expect: redeclared
struct self { struct self inner; };  // expect: incomplete-type
struct bits { int b : 40; };         // expect: bad-bit-field
struct floats { double d : 3; };     // expect: bad-bit-field
union point { int u; };              // expect: wrong-tag
static extern int both;              // expect: bad-storage
auto int outside;                    // expect: bad-storage
short double odd;                    // expect: bad-type
int negative[-3];                    // expect: bad-array-size
int n = 3, variable[n];              // expect: not-constant
void nothing;                        // expect: void-variable
int list[2] = {1, 2, 3};             // expect: excess-initialiser
int many[] = 5;                      // expect: bad-initialiser
char word[3] = "long";               // expect: excess-initialiser
struct point named = {.x = 1, .q = 2}; // expect: unknown-member
int elements[3] = {[5] = 1};         // expect: bad-initialiser
_Static_assert(1 > 2, "no");         // expect: static-assert
_Alignas(3) int aligned;             // expect: bad-alignment
int;                                 // expect: declares-nothing
static int count = one();            // expect: not-constant
static char huge[1L << 40];          // expect: too-large
enum { A = 1, A = 2 };               // expect: redeclared
int untyped(a, b) { return a; }      // expect: no-type
add(int a) { return a; }             // expect: no-type
int array(int a[])[3];               // expect: bad-type
extern int value = 3;
int __attribute__((packed deep)) attributed; // expect: bad-attribute

static int first(int count, int next, ...)
{
    va_list ap;
    va_start(ap, count);             // expect: va-start
    int c = va_arg(ap, char);        // expect: va-arg-type
    va_end(ap);
    return c + next;
}

void main(void)                      // expect: bad-main
{
    int n = 1;
    int n = 2;                       // expect: redeclared
    int nested(int x) { return x; }  // expect: nested-function
    int a[n] = {1};                  // expect: bad-initialiser
    int *lit = (int[n]){0};          // expect: invalid-literal
    asm("nop");                      // expect: not-in-course
    nested(n + a[0] + *lit);
    (void)first;
}
