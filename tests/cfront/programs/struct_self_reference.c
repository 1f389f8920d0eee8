#include <stdio.h>

struct dept;
struct person { const char *name; struct dept *in; struct person *boss, *peers[2]; };
struct dept { const char *title; struct person *head; struct person staff[3]; };

static struct dept lab;
static struct dept lab = {
    "lab", &lab.staff[0],
    {{"ann", &lab, NULL, {&lab.staff[1], &lab.staff[2]}},
     {"bob", &lab, &lab.staff[0], {&lab.staff[2]}},
     {"cy", &lab, lab.staff + 1, {NULL, lab.staff}}},
};

int main(void)
{
    struct person *p = &lab.staff[2];
    int depth = 0;
    while (p->boss) {
        printf("%s -> %s\n", p->name, p->boss->name);
        p = p->boss;
        depth++;
    }
    printf("%d %s %s\n", depth, p->in->title, p->in->head->peers[1]->boss->name);
    printf("%s %d\n", lab.staff[2].peers[1]->name, lab.staff[1].peers[1] == NULL);
    printf("%d\n", (int)(lab.head->peers[1] - lab.head->peers[0]));
    return 0;
}
