#include <stdio.h>
#include <stdlib.h>
#include <assert.h>

#define LOG(...) ((void)0)
#define MAX(a, b) ((a) > (b) ? (a) : (b))

volatile int device;
static int calls;
static int call(void) { return ++calls; }

int main(void)
{
    int x = 1, y;
    char word[] = "ab", *s = word;
    LOG("nothing %d", x);
    assert(x == 1);
    (void)x;
    device;              /* a read that may matter */
    x == 1 && call();
    x ? call() : (void)0;
    x++, --x;
    *s++ = 'c';
    (*s)++;
    ++*s;
    y = MAX(x, 2);
    for (;;) {
        if (call() > 3)
            break;
        continue;
    }
    ({ int z = y; z; });
    call();
    (void)call();
    for (x = 0, y = 3; x < y; x++, y--)
        ;
    printf("%s %d\n", word, x);
    free(NULL);
    return 0;
}
