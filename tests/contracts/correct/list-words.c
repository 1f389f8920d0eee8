/* A list with words: what is stored is owned, what is lent is looked at before the list changes. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item {
    owned char *text;
    owned nullable struct item *next;
};
struct items {
    owned nullable struct item *first;
    size_t count;
};

static int items_push(borrows_mut struct items *l, owns char *text)
{
    struct item *i = malloc(sizeof *i);
    if (!i) {
        free(text);
        return -1;
    }
    i->text = text;
    i->next = l->first;
    l->first = i;
    l->count++;
    return 0;
}

static borrows_from(l) nullable const char *items_first(borrows const struct items *l)
{
    return l->first ? l->first->text : NULL;
}

static gives nullable char *items_pop(borrows_mut struct items *l)
{
    struct item *i = l->first;
    if (!i)
        return NULL;
    char *text = i->text;
    l->first = i->next;
    free(i);
    l->count--;
    return text;
}

static void items_release(borrows_mut struct items *l)
{
    char *text;
    while ((text = items_pop(l)) != NULL)
        free(text);
}

int main(void)
{
    struct items l = {NULL, 0};
    const char *words[] = {"one", "two", "three"};
    for (int i = 0; i < 3; i++) {
        char *copy = strdup(words[i]);
        if (!copy || items_push(&l, copy) != 0)
            break;
    }
    const char *first = items_first(&l);
    if (first)
        puts(first);
    char *last = items_pop(&l);
    free(last);
    items_release(&l);
    return 0;
}
