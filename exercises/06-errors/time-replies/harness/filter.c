#include "ntp.h"

#include <stdio.h>

/* Each argument is a sample, "offset/delay". */
int main(int argc, char **argv)
{
    struct sample all[16];
    struct samples s = {all, 0, 16};
    for (int i = 1; i < argc && s.count < s.room; i++) {
        int offset = 0, delay = 0;
        sscanf(argv[i], "%d/%d", &offset, &delay);
        all[s.count].offset = offset;
        all[s.count].delay = delay;
        s.count++;
    }
    span offset = 1234;
    if (filter_offset(&s, &offset))
        printf("%d\n", (int)offset);
    else
        printf("none%s\n",
               offset == 1234 ? "" : ", and the offset has changed");
    return 0;
}
