#include <stdio.h>
#include <string.h>
#include <alloca.h>

static size_t reversed(const char *s, char *out)
{
    size_t n = strlen(s);
    char *p = alloca(n + 1);
    for (size_t i = 0; i < n; i++)
        p[i] = s[n - 1 - i];
    p[n] = '\0';
    strcpy(out, p);
    return n;
}

struct node { int v; struct node *next; };

int main(void)
{
    char out[32];
    printf("%zu ", reversed("stressed", out));
    printf("%s\n", out);
    struct node *list = NULL; /* all of it lives until main returns */
    for (int i = 0; i < 5; i++) {
        struct node *n = alloca(sizeof *n);
        n->v = i;
        n->next = list;
        list = n;
    }
    int sum = 0;
    for (struct node *n = list; n; n = n->next)
        sum = sum * 10 + n->v;
    printf("%d\n", sum);
    double *d = __builtin_alloca(3 * sizeof *d);
    for (int i = 0; i < 3; i++)
        d[i] = i / 2.0;
    printf("%g %g\n", d[1], d[2]);
    return 0;
}
