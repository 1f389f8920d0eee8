#include <stdio.h>

union event {
    struct { int type; } any;
    struct { int type; int x, y; } mouse;
    struct { int type; char key[8]; } key;
};

static int type_of(const union event *e) { return e->any.type; }

static union event mouse(int x, int y)
{
    union event e = {.mouse = {1, x, y}};
    return e;
}

int main(void)
{
    union event e[3] = {{.key = {2, "enter"}}, {.any.type = 0}};
    e[2] = mouse(3, 4);
    for (int i = 0; i < 3; i++) {
        switch (type_of(&e[i])) {
        case 0: puts("nothing"); break;
        case 1: printf("mouse %d %d\n", e[i].mouse.x, e[i].mouse.y); break;
        case 2: printf("key %s\n", e[i].key.key); break;
        }
    }
    printf("%d %zu\n", mouse(8, 9).mouse.y, sizeof(union event));
    return 0;
}
