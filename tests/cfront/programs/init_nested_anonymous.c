#include <stdio.h>

struct ev {
    int kind;
    union {
        struct { short x, y; };
        struct { char key; struct { int mod : 4, rep : 1; }; };
        struct { const char *text; union { int n; float f; }; } say;
    };
    struct { int a; struct { int b, c; }; };
    int tail;
};

static const struct ev list[] = {
    {1, {{10, 20}}, {1, {2, 3}}, 4},
    {.kind = 2, .key = 'k', .mod = -3, .rep = -1, .c = 33, .tail = 9},
    {3, {.say = {"hello", {.f = 0.5f}}}, .a = 11, {7}},
    {.y = 5, .b = 6},
    {4, .say.text = "later", .say.n = 12, 21, 22, 23, 24},
};

int main(void)
{
    printf("%d %d %d\n", list[0].x, list[0].y, list[0].b);
    printf("%c %d %d %d %d\n", list[1].key, list[1].mod, list[1].rep, list[1].c, list[1].tail);
    printf("%s %g %d %d\n", list[2].say.text, list[2].say.f, list[2].a, list[2].b);
    printf("%d %d %d\n", list[3].kind, list[3].y, list[3].b);
    printf("%s %d %d %d %d %d\n", list[4].say.text, list[4].say.n, list[4].a, list[4].b, list[4].c, list[4].tail);
    struct ev copy = list[1];
    copy.mod++, copy.rep = 0, copy.c *= 2;
    printf("%d %d %d\n", copy.mod, copy.rep, copy.c);
    return 0;
}
