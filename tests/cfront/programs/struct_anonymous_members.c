#include <stdio.h>
#include <stddef.h>

struct shape {
    enum { CIRCLE, BOX } kind;
    union {
        struct { double radius; };
        struct { int w, h; struct { char deep[4]; int deeper; }; };
        unsigned long raw[3];
    };
    int last;
};

int main(void)
{
    struct shape c = {CIRCLE, {{2.5}}, 7};
    struct shape b = {.kind = BOX, .w = 3, .h = 4, .deep = "abc", .deeper = 9, .last = 8};
    struct shape *p = &b;
    printf("%d %.2f %d\n", c.kind, c.radius, c.last);
    printf("%d %d %d %s %d %d\n", p->kind, p->w, p->h, p->deep, p->deeper, p->last);
    printf("%zu %zu %zu\n", offsetof(struct shape, h), offsetof(struct shape, deeper), sizeof(struct shape));
    p->raw[0] = 0x0000000600000005ul;
    printf("%d %d\n", p->w, p->h);
    p->w *= p->h;
    p->deep[1] = 'X';
    printf("%lx %s %d\n", p->raw[0], p->deep, p->deeper);
    return 0;
}
