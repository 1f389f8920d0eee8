#include <stdlib.h>
#include <string.h>

static void value(char *text) { free(text); }
static void number(int *n) { *n = 0; }
static void nothing(void) {}
static void two(char **text, int n) { free(n > 0 ? *text : NULL); }
static void any(void *where) { memset(where, 0, 1); }
static void read_only(const char *const *text) { free((char *)*text); }

int main(void)
{
    __attribute__((cleanup(value))) char *a = NULL; // expect: bad-attribute
    __attribute__((cleanup(number))) char *b = NULL; // expect: bad-attribute
    __attribute__((cleanup(nothing))) char *c = NULL; // expect: bad-attribute
    __attribute__((cleanup(two))) char *d = NULL; // expect: bad-attribute
    __attribute__((cleanup(any))) char *e = NULL;
    __attribute__((cleanup(number))) unsigned f = 1;
    __attribute__((cleanup(number))) int g = 1;
    __attribute__((cleanup(any))) char h[] = "h";
    __attribute__((cleanup(read_only))) char *i = NULL; // expect: bad-attribute
    return 0;
}
