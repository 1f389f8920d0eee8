#include <stdlib.h>
int main(void)
{
    size_t seats = 1000000000;
    int sold = 0;
    int *hall = malloc(seats * 1000);
    int *row = hall;
    sold = sold + 1;
    row[0] = sold;
    free(hall);
    return 0;
}
