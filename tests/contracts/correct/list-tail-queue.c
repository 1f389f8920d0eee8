/* BSD's tail queue in macros: the last link is a pointer to a pointer. */
#include <stdlib.h>

#define TAIL_HEAD(name, type) struct name { struct type *first, **last; }
#define TAIL_INIT(head) ((head)->first = NULL, (head)->last = &(head)->first)
#define TAIL_INSERT(head, item, field) do { \
        (item)->field = NULL; \
        *(head)->last = (item); \
        (head)->last = &(item)->field; \
    } while (0)
#define TAIL_REMOVE_HEAD(head, field) do { \
        if (((head)->first = (head)->first->field) == NULL) \
            (head)->last = &(head)->first; \
    } while (0)

struct packet {
    int bytes;
    struct packet *link;
};
TAIL_HEAD(packets, packet);

int main(void)
{
    struct packets waiting;
    TAIL_INIT(&waiting);
    for (int i = 1; i <= 3; i++) {
        struct packet *p = malloc(sizeof(struct packet));
        if (!p)
            break;
        p->bytes = i * 100;
        TAIL_INSERT(&waiting, p, link);
    }
    int sum = 0;
    struct packet *p;
    while ((p = waiting.first) != NULL) {
        sum += p->bytes;
        TAIL_REMOVE_HEAD(&waiting, link);
        free(p);
    }
    return sum != 600;
}
