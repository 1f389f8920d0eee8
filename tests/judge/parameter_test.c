/* Sizes of array parameters: which are blanked, and that nothing else is. */
#include "judge/compile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static void check(const char *text, const char *want)
{
    char *copy = strdup(text);
    parameter_sizes_blank(copy, strlen(copy));
    assert_string_equal(copy, want);
    free(copy);
}

static void kept(const char *text) { check(text, text); }

static void blanked(void **state)
{
    (void)state;
    check("int sum(int n, int a[n]);", "int sum(int n, int a[ ]);");
    check("int sum(int n, const int a[static n + 1])\n{\n}", "int sum(int n, const int a[            ])\n{\n}");
    check("int main(int argc, char *argv[argc+1]) {}", "int main(int argc, char *argv[      ]) {}");
    check("char *f(char *s, unsigned\nn, char *a[\n2*n]);", "char *f(char *s, unsigned\nn, char *a[\n   ]);");
    check("int f(int n, int g(int m, int b[m]), int c[n]);", "int f(int n, int g(int m, int b[ ]), int c[ ]);");
    check("#define X(\n/* { */ void f(int n, int a[n]);", "#define X(\n/* { */ void f(int n, int a[ ]);");
    check("int x[] = {1};\nvoid f(int n, int a[n]);", "int x[] = {1};\nvoid f(int n, int a[ ]);");
    check("int m(int r, int c, int m[r][c]);", "int m(int r, int c, int m[ ][c]);"); /* still an error */
}

static void not_blanked(void **state)
{
    (void)state;
    kept("int a[3], b[N]; int f(int n, int a[N], int b[3]);");
    kept("int f(int n) { int a[n]; return g(n, a[n]) + h(int n, int a[n]); }");
    kept("int f(int n, int (*a)[n]);");
    kept("int f(int a[n], int n);"); /* n is not declared yet: an error in C too */
    kept("#define AT(int n, int a[n]) \\\n int g(int n, int a[n])\n");
    kept("// int g(int n, int a[n])\n/* int g(int n, int a[n]) */\n\"int g(int n, int a[n])\";");
    kept("int v = (int)sizeof(a[n]);");
    kept("} int g(int n, int a[n]);"); /* braces that do not match: hands off */
    kept("int g(int n, int a[n");
    kept("int g(int n, int a[n /* ");
    kept("\"");
    kept("'\\");
    kept("/");
    kept("//\\");
    kept("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(blanked), cmocka_unit_test(not_blanked)};
    return cmocka_run_group_tests_name("parameter", tests, NULL, NULL);
}
