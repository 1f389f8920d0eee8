/* The loop finds a node that the list still owns, and gives it.
 * Changed when the checker read it: main() freed h without what h->next may own. */
#include <ownership.h>
#include <stdlib.h>

struct hook { int id; owned struct hook *next; };
struct rail { owned struct hook *first; };

static gives nullable struct hook *rail_take(borrows_mut struct rail *r, int id)
{
    for (struct hook *h = r->first; h; h = h->next)
        if (h->id == id)
            return h; //! gives-borrow
    return NULL;
}

int main(void)
{
    struct rail r = {calloc(1, sizeof *r.first)};
    struct hook *h = rail_take(&r, 0);
    while (h) {
        struct hook *next = h->next;
        free(h);
        h = next;
    }
    free(r.first);
    return 0;
}
