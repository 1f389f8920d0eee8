#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct slice { char *data; int bytes; };
enum colour { RED, GREEN };

#define ADDRESS(p) ((unsigned)(p))

static int first(int x) { return x; }

int main(void)
{
    char text[8] = "paper";
    struct slice s = {text, 5};
    int *none = NULL;
    s.bytes = (int)s.data;                  // expect: pointer-truncated 15
    s.bytes += (short)(s.data + 1);         // expect: pointer-truncated
    s.bytes += (int)text;                   // expect: pointer-truncated
    s.bytes += (unsigned char)"x"[0] + (unsigned char)"x"; // expect: pointer-truncated
    s.bytes += (int)first;                  // expect: pointer-truncated
    s.bytes += (int)(void *)0;              // expect: pointer-truncated
    s.bytes += (int)&s.bytes;               // expect: pointer-truncated
    s.bytes += (int)ADDRESS(s.data);        // expect: pointer-truncated
    uintptr_t whole = (uintptr_t)s.data;
    long same = (long)s.data;
    unsigned long long more = (unsigned long long)none;
    _Bool any = (_Bool)s.data;
    s.bytes += (int)(uintptr_t)s.data;      /* two casts: it is meant */
    s.bytes += (int)(s.data - text) + (int)*s.data;
    printf("%d %d\n", s.bytes, any && whole == (uintptr_t)same && !more && !(enum colour)(long)none);
    return s.data != text;
}
