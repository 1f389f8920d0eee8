#include <stdio.h>
#include <stddef.h>

static void beep(int times)
{
    printf("beep x%d\n", times);
}

struct alarm {
    int hour;
    void (*ring)(int);
};

int main(void)
{
    struct alarm week[2] = { { 7, beep }, { 8, NULL } };
    for (int i = 0; i < 2; i++)
        if (week[i].ring)
            week[i].ring(i + 1);
    return 0;
}
