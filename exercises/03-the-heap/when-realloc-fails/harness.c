#include <stdio.h>
#include <stdlib.h>

struct log {
    int *data;
    size_t cap;
};
int grow(struct log *l, size_t cap);

int main(void)
{
    size_t wanted;
    if (scanf("%zu", &wanted) != 1)
        return 1;

    struct log l = {malloc(4 * sizeof(int)), 4};
    if (l.data == NULL)
        return 1;
    for (int i = 0; i < 4; i++)
        l.data[i] = 200 + i;

    int status = grow(&l, wanted);
    printf("%s, room for %zu\n", status == 0 ? "grown" : "not grown", l.cap);
    if (l.data == NULL) {
        printf("readings lost\n");
        return 0;
    }
    for (size_t i = 4; i < l.cap; i++)
        l.data[i] = 0;
    printf("readings %d %d %d %d\n", l.data[0], l.data[1], l.data[2], l.data[3]);
    free(l.data);
    return 0;
}
