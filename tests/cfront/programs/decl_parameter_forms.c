#include <stdio.h>

/* All of these take the same kinds of arguments. */
static int f1(int a[], int n) { return a[n - 1]; }
static int f2(int a[static 2], int n) { return a[0] + a[n - 1]; }
static int f3(int a[const], int n) { return a[1] + n; }
static int f4(int g(int), int v) { return g(v); }
static int f5(int (*g)(int), int v) { return (*g)(v); }
static int f6(int m[][3]) { return m[1][2]; }
static int f7(int (*m)[3]) { return m[0][1]; }
static int f8(char *const *names) { return names[1][0]; }
static int f9(char *names[]) { names++; return names[0][1]; }
static int f10(register int a, const int b) { a++; return a * b; }

static int neg(int v) { return -v; }
int g1(int, int (*)(int), char *[2], int [][3]);
int g1(int a, int (*f)(int), char *s[2], int m[][3]) { return f(a) + s[0][0] + m[0][0]; }

int main(void)
{
    int a[3] = {1, 2, 3}, m[2][3] = {{1, 2, 3}, {4, 5, 6}};
    char x[] = "xy", y[] = "zw";
    char *names[2] = {x, y};
    printf("%d %d %d\n", f1(a, 3), f2(a, 3), f3(a, 3));
    printf("%d %d %d %d\n", f4(neg, 5), f5(&neg, 6), f6(m), f7(m));
    printf("%c %c %d\n", f8(names), f9(names), f10(4, 5));
    printf("%d\n", g1(10, neg, names, m));
    return 0;
}
