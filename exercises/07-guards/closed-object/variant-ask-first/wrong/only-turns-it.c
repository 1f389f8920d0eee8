// caught-by: wrong-output
#include <stdio.h>

struct box {
    int open;
    int closings;
};

static int box_close(struct box *b)
{
    // --- your code starts here ---
    b->open = 0;
    b->closings++;
    puts("closed");
    // --- your code ends here ---
    return 0;
}

int main(int argc, char **argv)
{
    struct box b = {1, 0};
    int was = 0;
    for (int i = 0; argc > 1 && i < argv[1][0] - '0'; i++)
        was = box_close(&b);
    printf("was closed: %d, closed %d time\n", was, b.closings);
    return 0;
}
