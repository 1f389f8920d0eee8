#include <stdio.h>

static size_t boxes(const int inbox[])
{
    return sizeof inbox / sizeof inbox[0];
}

int main(void)
{
    int inbox[6] = {12, 7, 0, 31, 5, 9};
    size_t here = sizeof inbox / sizeof inbox[0];
    printf("here %zu  there %zu\n", here, boxes(inbox));
    return 0;
}
