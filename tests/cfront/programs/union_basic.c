#include <stdio.h>
#include <stdint.h>
#include <string.h>

union number { int i; float f; unsigned char bytes[4]; uint16_t halves[2]; };
struct tagged { char kind; union { long l; double d; const char *s; } u; };

static void show(const struct tagged *t)
{
    switch (t->kind) {
    case 'l': printf("long %ld\n", t->u.l); break;
    case 'd': printf("double %g\n", t->u.d); break;
    case 's': printf("string %s\n", t->u.s); break;
    }
}

int main(void)
{
    union number n = {0x01020304};
    printf("%d %d %x %x\n", n.bytes[0], n.bytes[3], n.halves[0], n.halves[1]);
    n.f = 1.0f;
    printf("%x %d\n", (unsigned)n.i, n.bytes[3]);
    n.bytes[3] = 0xBF;
    printf("%g\n", n.f);
    union number copy = n, arr[2] = {{5}, {.f = 2.0f}};
    arr[0] = copy;
    printf("%g %x\n", arr[0].f, (unsigned)arr[1].i);
    struct tagged t[] = {{'l', {-5}}, {'d', {.d = 2.5}}, {'s', {.s = "text"}}};
    for (unsigned i = 0; i < 3; i++)
        show(&t[i]);
    t[0] = t[2];
    show(t);
    printf("%zu %zu\n", sizeof(union number), sizeof(struct tagged));
    return 0;
}
