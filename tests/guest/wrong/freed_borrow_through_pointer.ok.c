#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void visit(borrows_mut int *n);

static void each(int **numbers, int count, visit *v)
{
    for (int i = 0; i < count; i++)
        v(numbers[i]);
}

static void forget(int *n)
{
    ++*n;
}

int main(void)
{
    int *numbers[2] = {calloc(1, sizeof(int)), calloc(1, sizeof(int))};
    if (!numbers[0] || !numbers[1])
        abort();
    each(numbers, 2, forget);
    free(numbers[0]);
    free(numbers[1]);
    return 0;
}
