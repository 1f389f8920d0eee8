#include <stdio.h>

static const int *find(const int *list, int n, int wanted)
{
    for (int i = 0; i < n; i++)
        if (list[i] == wanted)
            return &list[i];
    return NULL;
}

int main(void)
{
    int rooms[] = { 101, 102, 201 };
    const int *r = find(rooms, 3, 201);
    printf("room %d\n", *r);
    return 0;
}
