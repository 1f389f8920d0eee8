#include <stdio.h>
#include <stdlib.h>
#include <setjmp.h>
#include <string.h>

/* What was allocated is kept in a list, so that the one who catches can free it. */
struct block { struct block *next; char data[]; };
struct ctx { jmp_buf env; struct block *blocks; int count; const char *error; };

static void *get(struct ctx *c, size_t n)
{
    struct block *b = malloc(sizeof *b + n);
    b->next = c->blocks;
    c->blocks = b;
    c->count++;
    return b->data;
}

static _Noreturn void fail(struct ctx *c, const char *why)
{
    c->error = why;
    longjmp(c->env, c->count);
}

static char *join(struct ctx *c, const char *a, const char *b)
{
    if (strlen(a) + strlen(b) > 20)
        fail(c, "too long");
    char *s = get(c, strlen(a) + strlen(b) + 1);
    return strcat(strcpy(s, a), b);
}

static void work(const char *seed)
{
    struct ctx c = {.blocks = NULL};
    int n = setjmp(c.env);
    if (n == 0) {
        char *s = join(&c, seed, "-");
        for (int i = 0; i < 3; i++)
            s = join(&c, s, s);
        printf("%s\n", s);
    } else {
        printf("%s after %d\n", c.error, n);
    }
    while (c.blocks) {
        struct block *b = c.blocks;
        c.blocks = b->next;
        free(b);
    }
}

int main(void)
{
    work("a");
    work("abcd");
    work("abcdefghijklmnopqrs");
    return 0;
}
