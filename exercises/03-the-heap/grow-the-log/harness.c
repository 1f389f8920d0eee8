#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vec {
    int *data;
    size_t len, cap;
};
int push(struct vec *v, int reading);

// Pushes until push says no, then looks whether anything was lost.
static void fill(struct vec *v)
{
    struct vec before = *v;
    int next = 0;
    int no;
    while ((no = push(v, next)) == 0 && v->len == before.len + 1 && next < 100000) {
        before = *v;
        next++;
    }
    if (no == 0)
        printf("push said yes, and the reading is not there\n");
    if (no != 0 && before.len < before.cap)
        printf("push said no, although there was room\n");
    if (v->data == before.data && v->len == before.len && v->cap == before.cap)
        printf("push said no, the log is as it was\n");
    else
        printf("push said no, and the log was changed\n");
    if (v->data == NULL || v->len != (size_t)next) {
        printf("readings are lost\n");
        return;
    }
    for (int i = 0; i < next; i++) {
        if (v->data[i] != i) {
            printf("reading %d is lost\n", i);
            return;
        }
    }
    printf("every reading is there\n");
}

int main(int argc, char **argv)
{
    struct vec v = {NULL, 0, 0};
    if (argc > 1 && strcmp(argv[1], "full") == 0) {
        fill(&v);
        free(v.data);
        return 0;
    }

    int reading;
    long sum = 0;
    while (scanf("%d", &reading) == 1) {
        if (push(&v, reading) != 0)
            printf("no room for %d\n", reading);
    }
    if (v.cap < v.len)
        printf("%zu readings in a log that says it has room for %zu\n", v.len, v.cap);
    for (size_t i = 0; i < v.len; i++)
        sum += v.data[i];
    printf("%zu readings, sum %ld\n", v.len, sum);
    for (size_t i = 0; i < v.len; i++)
        printf("%d%c", v.data[i], i + 1 < v.len ? ' ' : '\n');
    free(v.data);
    return 0;
}
