/* names_add() copies, then finds that there is no room. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 4 };
struct names { char *at[MOST]; int count; };

static int names_add(borrows_mut struct names *n, borrows const char *name)
{
    char *copy = strdup(name);
    if (!copy)
        return -1;
    if (n->count == MOST) {
        free(copy);
        return -1;
    }
    n->at[n->count++] = copy;
    return 0;
}

int main(void)
{
    struct names n = {{NULL}, 0};
    for (int i = 0; i < 6; i++)
        if (names_add(&n, "Ann"))
            break;
    while (n.count > 0)
        free(n.at[--n.count]);
    return 0;
}
