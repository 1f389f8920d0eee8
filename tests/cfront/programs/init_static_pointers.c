#include <stdio.h>

static int data[10] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
static struct { int pad; struct { char name[4]; int v; } in[3]; } big = {1, {{"a", 1}, {"b", 2}, {"c", 3}}};
static int *mid = &data[5], *last = data + 9, **indirect = &mid;
static int *back = &data[9] - 3;
static char *name = big.in[1].name, *second = &big.in[2].name[0];
static int *val = &big.in[0].v + 0;
static const char *const words[] = {"zero", "one" + 1, &"two"[2], "more" "text"};
int *self_size[sizeof data / sizeof *data] = {data, &data[1]};
static void *ring[3] = {&ring[1], &ring[2], ring};
static const void *mixed[] = {data, "str", &big, &mixed[1], (void *)0};
static int (*fns[])(const char *) = {puts, &puts, 0};

int main(void)
{
    printf("%d %d %d %d\n", *mid, *last, **indirect, *back);
    printf("%s %s %d\n", name, second, *val);
    printf("%s %s %s %s\n", words[0], words[1], words[2], words[3]);
    printf("%d %d %d\n", *self_size[1], self_size[2] == NULL, ***(void ****)ring == ring[0]);
    *indirect = last;
    printf("%d %s %d\n", *mid, (const char *)mixed[1], mixed[3] == &mixed[1]);
    for (int i = 0; fns[i]; i++)
        fns[i]("called");
    return (int)(last - data);
}
