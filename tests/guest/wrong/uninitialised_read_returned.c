#include <stdio.h>

static int index_of(const int *list, int n, int wanted)
{
    int at;
    for (int i = 0; i < n; i++)
        if (list[i] == wanted)
            at = i;
    return at; // expect: uninitialised-read
}

int main(void)
{
    int buses[] = { 4, 17, 22 };
    printf("%d\n", index_of(buses, 3, 17));
    int at = index_of(buses, 3, 5);
    puts(at == -1 ? "no such bus" : "hm");
    return 0;
}
