#include <stdio.h>

int a;
int a;
int a = 3;
int a;
static int s;
static int s = 4;
extern int e;
int e;
int arr[];
int arr[3];
extern const char *names[];
struct later;
extern struct later l;
static int uses(void) { return arr[2] + (int)sizeof arr; }
struct later { int v, w; };
struct later l = {5, 6};
int *pa = &a, zero_arr[4];
const char *names[] = {"x", "y"};
typedef int fn(void);
extern fn f;
fn f;
int f(void) { return 8; }

int main(void)
{
    extern int e;
    extern int arr[];
    arr[2] = 7;
    printf("%d %d %d %d\n", a, s, e, uses());
    printf("%d %d %s %zu %d\n", l.v, *pa, names[1], sizeof names / sizeof *names, f());
    printf("%d\n", zero_arr[0] | zero_arr[1] | zero_arr[2] | zero_arr[3]);
    return 0;
}
