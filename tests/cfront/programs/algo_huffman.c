#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct n { long weight; int c; struct n *kid[2]; };

static struct n *leaf_or_join(long w, int c, struct n *a, struct n *b)
{
    struct n *x = malloc(sizeof *x);
    *x = (struct n){w, c, {a, b}};
    return x;
}
static struct n *take_min(struct n **v, int *n)
{
    int at = 0;
    for (int i = 1; i < *n; i++)
        if (v[i]->weight < v[at]->weight || (v[i]->weight == v[at]->weight && v[i]->c < v[at]->c))
            at = i;
    struct n *m = v[at];
    v[at] = v[--*n];
    return m;
}
static void codes(const struct n *x, char *prefix, int depth, char table[][16])
{
    prefix[depth] = '\0';
    if (!x->kid[0]) {
        strcpy(table[x->c], prefix);
        return;
    }
    for (int b = 0; b < 2; b++) {
        prefix[depth] = (char)('0' + b);
        codes(x->kid[b], prefix, depth + 1, table);
    }
}
static void drop(struct n *x) { if (x) { drop(x->kid[0]); drop(x->kid[1]); free(x); } }

int main(void)
{
    const char *text = "abracadabra alakazam";
    long freq[128] = {0};
    for (const char *p = text; *p; p++)
        freq[(int)*p]++;
    struct n *v[128];
    int n = 0, id = 128;
    for (int c = 0; c < 128; c++)
        if (freq[c])
            v[n++] = leaf_or_join(freq[c], c, NULL, NULL);
    while (n > 1) {
        struct n *a = take_min(v, &n), *b = take_min(v, &n);
        v[n++] = leaf_or_join(a->weight + b->weight, id++, a, b);
    }
    static char table[128][16];
    char prefix[16], bits[256] = "", *end = bits;
    codes(v[0], prefix, 0, table);
    for (const char *p = text; *p; p++)
        end = stpcpy(end, table[(int)*p]);
    printf("%s %td\n", bits, end - bits);
    const struct n *x = v[0];
    for (const char *p = bits; *p; p++) {
        x = x->kid[*p - '0'];
        if (!x->kid[0]) {
            putchar(x->c);
            x = v[0];
        }
    }
    putchar('\n');
    drop(v[0]);
    return 0;
}
