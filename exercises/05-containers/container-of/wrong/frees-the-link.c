// caught-by: invalid-free
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
    struct node *next;
};

struct song {
    int number;
    struct node link;
    const char *title;
};

// --- your code starts here ---
static struct song *song_of(struct node *link)
{
    return (struct song *)((char *)link - offsetof(struct song, link));
}

static void list_free(struct node *first)
{
    while (first != NULL) {
        struct node *next = first->next;
        free(first);
        first = next;
    }
}
// --- your code ends here ---

int main(int argc, char **argv)
{
    struct node *first = NULL;
    for (int i = argc - 1; i > 0; i--) {
        struct song *s = malloc(sizeof *s);
        if (s == NULL)
            break;
        s->number = i;
        s->title = argv[i];
        s->link.next = first;
        first = &s->link;
    }
    for (struct node *n = first; n != NULL; n = n->next)
        printf("%d %s\n", song_of(n)->number, song_of(n)->title);
    list_free(first);
    puts("closed");
    return 0;
}
