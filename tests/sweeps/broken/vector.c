/* A growing vector of names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct names { char **at; size_t len, room; };

static int add(struct names *v, const char *name)
{
    if (v->len == v->room) {
        v->room = v->room ? v->room * 2 : 2;
        v->at = realloc(v->at, v->room * sizeof *v->at); // broken: null-dereference
    }
    char *own = malloc(strlen(name) + 1); // broken: leak
    if (!own)
        return -1;
    strcpy(own, name);
    v->at[v->len++] = own;
    return 0;
}

int main(void)
{
    static const char *const given[] = {"ada", "bob", "cyd", "dan", "eve"};
    struct names v = {0};
    for (size_t i = 0; i < 5; i++)
        if (add(&v, given[i]) != 0) {
            free(v.at); // what is in it is forgotten
            return 1;
        }
    char **copy = malloc(v.len * sizeof *copy); // broken: null-dereference
    memcpy(copy, v.at, v.len * sizeof *copy);
    printf("%zu names, the last is %s\n", v.len, copy[v.len - 1]);
    free(copy);
    for (size_t i = 0; i < v.len; i++)
        free(v.at[i]);
    free(v.at);
    return 0;
}
