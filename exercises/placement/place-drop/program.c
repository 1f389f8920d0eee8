#include <stdio.h>

static void leave(int *room)
{
    printf("leave %d\n", *room);
}

int main(void)
{
    for (int i = 1; i <= 2; i++) {
        __attribute__((cleanup(leave))) int room = i;
        printf("enter %d\n", room);
    }
    puts("done");
    return 0;
}
