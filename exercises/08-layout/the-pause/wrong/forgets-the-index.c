// caught-by: use-after-free
#include <stdlib.h>

int load(int user); // asks the database: slow

enum { USERS = 1024, KEPT = 64 };

struct state {
    int user;
    int unread;
    struct state *newer, *older; // neighbours in the order of use
    char draft[100];
};

// The cache owns each state that of_user[] leads to; all of them are in
// the order of use as well, from newest to oldest.
static struct state *of_user[USERS];
static struct state *newest, *oldest;
static int kept;

// Out of the order of use. The state itself lives on.
static void take_out(struct state *s)
{
    if (s->newer == NULL) newest = s->older;
    else s->newer->older = s->older;
    if (s->older == NULL) oldest = s->newer;
    else s->older->newer = s->newer;
}

static void put_first(struct state *s)
{
    s->newer = NULL;
    s->older = newest;
    if (newest != NULL) newest->newer = s; else oldest = s;
    newest = s;
}

// Ends a state. Nothing leads to it afterwards.
static void drop(struct state *s)
{
    take_out(s);
    of_user[s->user] = NULL;
    free(s);
    kept--;
}

void cache_clear(void)
{
    while (oldest != NULL)
        drop(oldest);
}

// --- your code starts here ---
// How many messages a user has not read; -1: no memory. 0 <= user < USERS.
int unread(int user)
{
    struct state *s = of_user[user];
    if (s == NULL) {
        s = malloc(sizeof *s);
        if (s == NULL)
            return -1;
        s->user = user;
        s->unread = load(user);
        of_user[user] = s;
        kept++;
    } else {
        take_out(s);
    }
    put_first(s);
    if (kept > KEPT) {
        struct state *last = oldest;
        take_out(last);
        free(last);
        kept--;
    }
    return s->unread;
}
// --- your code ends here ---
