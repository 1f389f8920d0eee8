/* A list without a word about who owns what: its functions say it. */
#include "list.h"
#include <stdlib.h>
#include <string.h>

static char *copy(const char *s)
{
    char *p = malloc(strlen(s) + 1);
    if (!p)
        return NULL;
    return strcpy(p, s);
}

struct list *list_new(void)
{
    return calloc(1, sizeof(struct list));
}

int list_push(struct list *l, char *text)
{
    struct node *n = malloc(sizeof *n);
    if (!n) {
        free(text);
        return -1;
    }
    n->text = text;
    n->next = l->first;
    l->first = n;
    return 0;
}

const char *list_first(const struct list *l)
{
    return l->first ? l->first->text : NULL;
}

int list_count(const struct list *l)
{
    int n = 0;
    for (const struct node *i = l->first; i; i = i->next)
        n++;
    return n;
}

void list_free(struct list *l)
{
    if (!l)
        return;
    for (struct node *n = l->first, *next; n; n = next) {
        next = n->next;
        free(n->text);
        free(n);
    }
    free(l);
}

int main(void)
{
    struct list *l = list_new();
    if (!l)
        return 1;
    list_push(l, copy("a"));
    const char *first = list_first(l);
    int good = first && strcmp(first, "a") == 0;
    list_free(l);
    return !good;
}
