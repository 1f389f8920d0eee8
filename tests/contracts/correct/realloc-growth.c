/* A vector of longs, grown through a temporary. */
#include <stdio.h>
#include <stdlib.h>

static long *read_numbers(FILE *f, size_t *ret_count)
{
    long *all = NULL, n;
    size_t count = 0, room = 0;
    while (fscanf(f, "%ld", &n) == 1) {
        if (count == room) {
            size_t more = room ? room * 2 : 4;
            long *grown = realloc(all, more * sizeof *all);
            if (!grown) {
                free(all);
                *ret_count = 0;
                return NULL;
            }
            all = grown;
            room = more;
        }
        all[count++] = n;
    }
    *ret_count = count;
    return all;
}

int main(void)
{
    size_t count;
    long *all = read_numbers(stdin, &count), sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += all[i];
    printf("%ld\n", sum);
    free(all);
    return 0;
}
