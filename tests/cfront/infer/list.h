/* Lists of texts. */
#ifndef LIST_H
#define LIST_H

struct node {
    char *text;
    struct node *next;
};
struct list { struct node *first; };

struct list *list_new(void);
int list_push(struct list *, char *text);
const char *list_first(const struct list *list);
extern int list_count(const struct list *l);
void list_free(struct list *l);

#endif
