#include <stdio.h>
#include <stdlib.h>

struct vec {
    int *data;
    size_t len, cap;
};

// Puts a reading at the end: 0. No memory: -1.
// Makes the block larger when there is no room left.
int push(struct vec *v, int reading);

// Reads readings to the end of the input into v. Says which was the
// warmest.
void record(struct vec *v)
{
    int reading;
    // --- your code starts here ---
    size_t warmest = 0;
    while (scanf("%d", &reading) == 1) {
        if (push(v, reading) != 0)
            break;
        if (v->data[v->len - 1] > v->data[warmest])
            warmest = v->len - 1;
    }
    if (v->len == 0)
        printf("no readings\n");
    else
        printf("number %zu, %d\n", warmest + 1, v->data[warmest]);
    // --- your code ends here ---
}
