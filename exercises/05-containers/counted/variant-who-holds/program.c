#include <stdio.h>
#include <stdlib.h>

struct poster { int holders; };

int main(void)
{
    struct poster *poster = calloc(1, sizeof *poster);
    if (poster == NULL)
        return 1;
    poster->holders = 1;
    struct poster *hall = poster;
    poster->holders++;
    struct poster *door = hall;
    if (--door->holders == 0)
        free(door);
    printf("%d\n", hall->holders);
    if (--poster->holders == 0)
        free(poster);
    return 0;
}
