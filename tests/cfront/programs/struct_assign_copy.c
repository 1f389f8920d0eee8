#include <stdio.h>
#include <string.h>

struct inner { char name[8]; double w; };
struct outer { int id; struct inner in[2]; const char *tag; };

int main(void)
{
    struct outer a = {1, {{"one", 1.5}, {"two", 2.5}}, "A"}, b, c;
    c = b = a;
    b.id = 2;
    strcpy(b.in[1].name, "TWO");
    b.in[0] = a.in[1];
    a.in[1] = a.in[0];
    struct outer *p = &a, *q = &c;
    *q = *p;
    *p = *p; /* onto itself */
    struct outer arr[3] = {a, b};
    arr[2] = arr[1];
    arr[0] = *q;
    for (int i = 0; i < 3; i++)
        printf("%d %s %.1f %s %.1f %s\n", arr[i].id, arr[i].in[0].name, arr[i].in[0].w, arr[i].in[1].name,
               arr[i].in[1].w, arr[i].tag);
    struct one { char c; } x = {'x'}, y;
    y = x;
    struct odd { char c[7]; } o = {"sixsix"}, o2;
    o2 = o;
    printf("%c %s %zu\n", y.c, o2.c, sizeof o2);
    return 0;
}
