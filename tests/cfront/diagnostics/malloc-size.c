#include <stdlib.h>
#include <string.h>

struct big { double d[4]; };

static int *make(void)
{
    return malloc(5);               // expect: malloc-size 19
}

int main(int argc, char **argv)
{
    int *a = malloc(10);            // expect: malloc-size 21
    struct big *b = malloc(8);      // expect: malloc-size
    double *d = malloc(sizeof(int)); // expect: malloc-size
    char *s = malloc(strlen(argv[0])); // expect: malloc-size 22
    int *c;
    c = malloc(1);                  // expect: malloc-size
    long *e = (long *)malloc(3);    // expect: malloc-size
    int *f = calloc(3, 1);          // expect: malloc-size
    free(a), free(b), free(d), free(s), free(c), free(e), free(f), free(make());
    return argc;
}
