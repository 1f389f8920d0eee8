#include <stdio.h>
#include <stdlib.h>

struct t { struct t *kid[2]; int key, height; };

static int h(const struct t *t) { return t ? t->height : 0; }
static struct t *fix(struct t *t) { t->height = 1 + (h(t->kid[0]) > h(t->kid[1]) ? h(t->kid[0]) : h(t->kid[1])); return t; }
static struct t *rotate(struct t *t, int to)
{
    struct t *up = t->kid[!to];
    t->kid[!to] = up->kid[to];
    up->kid[to] = fix(t);
    return fix(up);
}
static struct t *balance(struct t *t)
{
    int d = h(fix(t)->kid[1]) - h(t->kid[0]), big = d > 0;
    if (d >= -1 && d <= 1)
        return t;
    if (h(t->kid[big]->kid[!big]) > h(t->kid[big]->kid[big]))
        t->kid[big] = rotate(t->kid[big], big);
    return rotate(t, !big);
}
static struct t *insert(struct t *t, int key)
{
    if (!t) {
        t = malloc(sizeof *t);
        *t = (struct t){{NULL, NULL}, key, 1};
        return t;
    }
    if (key != t->key)
        t->kid[key > t->key] = insert(t->kid[key > t->key], key);
    return balance(t);
}
static struct t *erase(struct t *t, int key)
{
    if (!t)
        return NULL;
    if (key == t->key) {
        if (!t->kid[0] || !t->kid[1]) {
            struct t *only = t->kid[0] ? t->kid[0] : t->kid[1];
            free(t);
            return only;
        }
        struct t *m = t->kid[1];
        while (m->kid[0])
            m = m->kid[0];
        t->key = m->key;
        t->kid[1] = erase(t->kid[1], m->key);
    } else {
        t->kid[key > t->key] = erase(t->kid[key > t->key], key);
    }
    return balance(t);
}
static int check(const struct t *t, int *count)
{
    if (!t)
        return 1;
    int ok = check(t->kid[0], count), d = h(t->kid[0]) - h(t->kid[1]);
    ++*count;
    return ok & (d >= -1 && d <= 1) & check(t->kid[1], count);
}
static void release(struct t *t) { if (t) { release(t->kid[0]); release(t->kid[1]); free(t); } }

int main(void)
{
    struct t *root = NULL;
    for (int i = 0; i < 200; i++)
        root = insert(root, i * 73 % 200);
    int n = 0, ok = check(root, &n);
    printf("%d %d %d\n", ok, n, root->height);
    for (int i = 0; i < 200; i += 2)
        root = erase(root, i);
    n = 0, ok = check(root, &n);
    printf("%d %d %d %d\n", ok, n, root->height <= 8, root->key % 2);
    release(root);
    return 0;
}
