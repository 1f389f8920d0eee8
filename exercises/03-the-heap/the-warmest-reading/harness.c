#include <stdio.h>
#include <stdlib.h>

struct vec {
    int *data;
    size_t len, cap;
};
void record(struct vec *v);

static size_t most = 1000; // readings that there is memory for

int push(struct vec *v, int reading)
{
    if (v->len == most)
        return -1;
    if (v->len == v->cap) {
        size_t cap = v->cap == 0 ? 4 : v->cap * 2;
        int *bigger = realloc(v->data, cap * sizeof *bigger);
        if (bigger == NULL)
            return -1;
        v->data = bigger;
        v->cap = cap;
    }
    v->data[v->len++] = reading;
    return 0;
}

// The argument says for how many readings there is memory.
int main(int argc, char **argv)
{
    struct vec v = {NULL, 0, 0};
    if (argc > 1)
        most = (size_t)atoi(argv[1]);
    record(&v);
    printf("%zu readings kept\n", v.len);
    free(v.data);
    return 0;
}
