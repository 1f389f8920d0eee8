/* What is written stays as it is; a parameter without a word gets one. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct node { owned char *text; owned struct node *next; };
struct list { owned struct node *head; };

static int push(borrows_mut struct list *l, owns char *text)
{
    struct node *n = malloc(sizeof *n);
    if (!n) {
        free(text);
        return -1;
    }
    n->text = text;
    n->next = l->head;
    l->head = n;
    return 0;
}

static borrows_from(l) nullable const char *first(struct list *l)
{
    return l->head ? l->head->text : NULL;
}

static void clear(borrows_mut struct list *l)
{
    while (l->head) {
        struct node *n = l->head;
        l->head = n->next;
        free(n->text);
        free(n);
    }
}

int main(void)
{
    struct list l = {0};
    char *s = strdup("a");
    if (!s)
        return 1;
    const char *same = s;
    int n = (int)strlen(same);
    push(&l, move(s));
    const char *f = first(&l);
    n += f ? f[0] : 0;
    clear(&l);
    return n == 98 ? 0 : 1;
}
