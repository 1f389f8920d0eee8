/* The links lie inside of the thing; container_of goes back to it. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct links {
    struct links *next, *prev;
};
#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))

struct animal {
    char name[12];
    struct links links;
};

static void links_init(struct links *l)
{
    l->next = l->prev = l;
}

static void links_add(struct links *head, struct links *l)
{
    l->next = head->next;
    l->prev = head;
    head->next->prev = l;
    head->next = l;
}

static void links_del(struct links *l)
{
    l->prev->next = l->next;
    l->next->prev = l->prev;
    l->next = l->prev = NULL;
}

static struct animal *animal_new(struct links *zoo, const char *name)
{
    struct animal *a = malloc(sizeof *a);
    if (!a)
        return NULL;
    snprintf(a->name, sizeof a->name, "%s", name);
    links_add(zoo, &a->links);
    return a;
}

int main(void)
{
    struct links zoo;
    links_init(&zoo);
    animal_new(&zoo, "yak");
    if (!animal_new(&zoo, "emu"))
        fputs("no emu\n", stderr);
    for (struct links *l = zoo.next, *next; l != &zoo; l = next) {
        next = l->next;
        struct animal *a = container_of(l, struct animal, links);
        puts(a->name);
        links_del(l);
        free(a);
    }
    return 0;
}
