#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct vec { int *at; size_t len, room; };
int push(struct vec *v, int x);

int main(int argc, char **argv)
{
    struct vec v = {0};
    int failed = 0, pushed[5];
    size_t count = 0;
    (void)argv;
    for (int i = 0; i < 5 && argc == 1; i++) {
        int *before = v.at;
        bool full = v.len == v.room;
        int done = push(&v, i * i);
        assert(done == 0 || done == -1);
        if (done == 0)
            pushed[count++] = i * i;
        if (done != 0 || !full) /* then nobody needs another block */
            assert(v.at == before);
        assert(v.len == count && v.len <= v.room);
        for (size_t k = 0; k < count; k++)
            assert(v.at[k] == pushed[k]);
        failed |= done != 0;
    }
    if (v.len)
        printf("%d\n", v.at[v.len - 1]);
    else
        puts("empty");
    free(v.at);
    return failed;
}
