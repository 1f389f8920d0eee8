#include <stdio.h>

long total(const int *bytes, size_t from, size_t to);

int main(void)
{
    const int inbox[5] = {120, 80, 300, 40, 1500};
    size_t from, to;
    if (scanf("%zu %zu", &from, &to) != 2)
        return 1;
    printf("messages %zu to %zu: %ld bytes\n", from, to, total(inbox, from, to));
    return 0;
}
