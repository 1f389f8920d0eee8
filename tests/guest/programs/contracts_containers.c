#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stddef.h>
/* What is taken out of a container leaves an old pointer behind in it; what is in it goes along when it
 * grows; lists are linked through a member in the middle. */
static gives char *copy(borrows const char *s)
{
    char *c = strdup(s);
    if (!c)
        abort();
    return c;
}

struct stack { char **items; int count, room; };

static void push(borrows_mut struct stack *s, owns char *item)
{
    if (s->count == s->room) {
        s->room = s->room ? 2 * s->room : 1;
        s->items = realloc(s->items, (size_t)s->room * sizeof *s->items);
        if (!s->items)
            abort();
    }
    s->items[s->count++] = item;
}

static gives char *pop(borrows_mut struct stack *s) { return s->items[--s->count]; }

struct link { struct link *next; };
struct job { int id; struct link link; };
static struct link *jobs;

static void enqueue(owns struct job *j)
{
    j->link.next = jobs;
    jobs = &j->link;
}

static gives nullable struct job *dequeue(void)
{
    struct link *l = jobs;
    if (!l)
        return NULL;
    jobs = l->next;
    return (struct job *)((char *)l - offsetof(struct job, link));
}

struct tree { int key; struct tree *left, *right, *up; };

static gives struct tree *insert(owns nullable struct tree *t, owns struct tree *n)
{
    if (!t)
        return n;
    struct tree **side = n->key < t->key ? &t->left : &t->right;
    *side = insert(*side, n);
    (*side)->up = t;
    return t;
}

static void tree_free(owns nullable struct tree *t)
{
    if (!t)
        return;
    tree_free(t->left);
    tree_free(t->right);
    free(t);
}

int main(void)
{
    struct stack s = {0};
    for (int i = 0; i < 9; i++) {
        char text[8];
        snprintf(text, sizeof text, "n%d", i);
        push(&s, copy(text));
    }
    char *top = pop(&s);
    puts(top);
    push(&s, top);
    while (s.count) {
        char *t = s.count % 2 ? pop(&s) : s.items[--s.count];
        free(t);
    }
    free(s.items);
    for (int i = 0; i < 3; i++) {
        struct job *j = malloc(sizeof *j);
        if (!j)
            abort();
        j->id = i;
        enqueue(j);
    }
    for (struct job *j; (j = dequeue()) != NULL; free(j))
        printf("job %d\n", j->id);
    static const int keys[] = {5, 2, 8, 1, 9, 3};
    struct tree *root = NULL;
    for (int i = 0; i < 6; i++) {
        struct tree *n = calloc(1, sizeof *n);
        if (!n)
            abort();
        n->key = keys[i];
        root = insert(root, n);
    }
    printf("%d %d\n", root->key, root->left->left->up->key);
    tree_free(root);
    return 0;
}
