// caught-by: wrong-output
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
    int *warmest = NULL;
    while (scanf("%d", &reading) == 1) {
        int *before = v->data;
        if (push(v, reading) != 0)
            break;
        int *last = &v->data[v->len - 1];
        if (warmest == NULL || v->data != before || *last > *warmest)
            warmest = last;
    }
    if (warmest == NULL)
        printf("no readings\n");
    else
        printf("number %d, %d\n", (int)(warmest - v->data) + 1, *warmest);
    // --- your code ends here ---
}
