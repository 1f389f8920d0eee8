// search: x == 9
// search: fib
// search: line
// search: lost
// search: freed
// search: r == 42
// search: tries
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
struct in { int a; char c; };
struct out { struct in arr[2]; union { float f; unsigned u; } same; };
struct val { int kind; union { int i; const char *s; struct { struct val *items; size_t n; } list; }; };
static jmp_buf env;
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static int inc(int x) { return x + 1; }
static void done(struct in b) { b.a = 7; }
static void deep(int n)
{
    if (n == 0)
        longjmp(env, 42);
    deep(n - 1);
}
static void finish(void) { }
int main(void)
{
    char x = 'x';
    {
        char x = 'y';
        x++;
    }
    x = fib(2) + inc(inc(1));
    struct out o = {0};
    o.arr[1].a = 99;
    o.same.u = 0x3f800000;
    struct val v = {.kind = 1, .i = 42};
    v.s = "hi";
    v.list.items = calloc(2, sizeof(struct val));
    v.list.items[1].kind = 2;
    free(v.list.items);
    int cube[2][2][2] = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, big[100];
    memset(big, 1, sizeof big);
    cube[1][1][0] = 0;
    char names[2][8] = {"ab", "cd"}, f[8] = "";
    names[0][1] = 'z';
    f[4] = 'q';
    done(o.arr[1]);
    int r = setjmp(env);
    if (r == 0)
        deep(2);
    for (int k = 0; k < 2; k++) {
        int j = 5;
        j = 5;
    }
    atexit(finish);
    exit(3);
}
