/* Deletion through the address of the link, Linus's way. */
#include <stdlib.h>

struct entry {
    int key;
    struct entry *next;
};

static int delete_key(struct entry **head, int key)
{
    int gone = 0;
    for (struct entry **at = head; *at;) {
        struct entry *e = *at;
        if (e->key == key) {
            *at = e->next;
            free(e);
            gone++;
        } else {
            at = &e->next;
        }
    }
    return gone;
}

static int insert_sorted(struct entry **head, int key)
{
    struct entry *fresh = malloc(sizeof *fresh);
    if (fresh == NULL)
        return -1;
    while (*head && (*head)->key < key)
        head = &(*head)->next;
    fresh->key = key;
    fresh->next = *head;
    *head = fresh;
    return 0;
}

int main(void)
{
    struct entry *all = NULL;
    int failed = insert_sorted(&all, 3) | insert_sorted(&all, 1) | insert_sorted(&all, 3);
    int gone = delete_key(&all, 3);
    gone += delete_key(&all, 1);
    return failed || gone != 3;
}
