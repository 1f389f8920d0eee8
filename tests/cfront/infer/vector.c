/* A vector, a string builder, out-parameters: what is returned says whether it went well. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vec { int *at; size_t count, room; };

static int vec_push(struct vec *v, int x)
{
    if (v->count == v->room) {
        size_t room = v->room ? 2 * v->room : 4;
        int *more = realloc(v->at, room * sizeof *more);
        if (!more)
            return -1;
        v->at = more;
        v->room = room;
    }
    v->at[v->count++] = x;
    return 0;
}

static int *vec_last(struct vec *v) { return v->count ? &v->at[v->count - 1] : NULL; }
static int vec_sum(const struct vec *v)
{
    int sum = 0;
    for (size_t i = 0; i < v->count; i++)
        sum += v->at[i];
    return sum;
}
static void vec_free(struct vec *v)
{
    free(v->at);
    v->at = NULL;
}

static int read_line(FILE *f, char **out)
{
    char *line = malloc(80);
    if (!line)
        return -1;
    if (!fgets(line, 80, f)) {
        free(line);
        return -1;
    }
    *out = line;
    return 0;
}

static bool make(char **ret, size_t n)
{
    char *p = malloc(n);
    if (!p)
        return false;
    *ret = p;
    return true;
}

static void replace(char **text)
{
    free(*text);
    *text = NULL;
}

static FILE *open_log(const char *name) { return fopen(name, "a"); }
static void close_log(FILE *f)
{
    if (f)
        fclose(f);
}

int main(void)
{
    struct vec v = {0};
    char *line, *made;
    if (vec_push(&v, 3) == 0 && vec_last(&v))
        printf("%d\n", vec_sum(&v));
    vec_free(&v);
    if (read_line(stdin, &line) == 0)
        free(line);
    if (make(&made, 8))
        replace(&made);
    close_log(open_log("log"));
    return 0;
}
