#include <stdio.h>

int main(void)
{
    int page = 1, dirty = 1, disk = 0;
    int copy = page; // flusher
    page = 2;        // writer
    dirty = 1;
    disk = copy;     // flusher
    dirty = 0;
    printf("disk %d, dirty %d\n", disk, dirty);
    return page != 2;
}
