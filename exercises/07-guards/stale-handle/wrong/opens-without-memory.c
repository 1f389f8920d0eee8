// caught-by: assertion-failed
#include <assert.h>
#include <ownership.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 3 };

struct slot {
    owned nullable char *user; // NULL: free
    unsigned generation;
};

struct table {
    struct slot slots[SLOTS];
};

// What a visitor is given. {0, 0} is no session.
struct handle {
    unsigned index;
    unsigned generation;
};

struct handle session_open(borrows_mut struct table *t,
                           borrows const char *user);
borrows_from(t) nullable
const char *session_user(borrows struct table *t, struct handle h);
bool session_close(borrows_mut struct table *t, struct handle h);

// --- your code starts here ---
// The slot that h stands for; NULL: none any more.
static struct slot *slot_of(struct table *t, struct handle h)
{
    if (h.index >= SLOTS)
        return NULL;
    struct slot *s = &t->slots[h.index];
    return s->user != NULL && s->generation == h.generation ? s : NULL;
}

struct handle session_open(struct table *t, const char *user)
{
    struct handle none = {0, 0};
    for (unsigned i = 0; i < SLOTS; i++) {
        struct slot *s = &t->slots[i];
        if (s->user == NULL) {
            s->user = strdup(user);
            s->generation++;
            struct handle h = {i, s->generation};
            return h;
        }
    }
    return none;
}

const char *session_user(struct table *t, struct handle h)
{
    struct slot *s = slot_of(t, h);
    return s != NULL ? s->user : NULL;
}

bool session_close(struct table *t, struct handle h)
{
    struct slot *s = slot_of(t, h);
    if (s == NULL)
        return false;
    free(s->user);
    s->user = NULL;
    return true;
}
// --- your code ends here ---

// What session_open answers, and whether that is so.
static struct handle opened(borrows_mut struct table *t,
                            borrows const char *user)
{
    struct handle h = session_open(t, user);
    if (h.index == 0 && h.generation == 0) {
        printf("open %s: none", user);
    } else {
        const char *name = session_user(t, h);
        assert(name != NULL && strcmp(name, user) == 0);
        printf("open %s: ok", user);
    }
    return h;
}

// Orders: a name is opened, ?2 shows and -2 closes by the handle of order 2,
// ?none and ?far show by handles that nobody got.
int main(int argc, char **argv)
{
    struct table t = {{{NULL, 0}}};
    struct handle got[16] = {{0, 0}};
    for (int i = 1; i < argc && i < 16; i++) {
        const char *what = argv[i];
        struct handle far = {SLOTS, 1}, h = {0, 0};
        if (strcmp(what, "?far") == 0)
            h = far;
        else if (strcmp(what, "?none") != 0 &&
                 (what[0] == '?' || what[0] == '-'))
            h = got[atoi(what + 1) % 16];
        if (what[0] == '?') {
            const char *name = session_user(&t, h);
            printf("%s: %s", what, name != NULL ? name : "nobody");
        } else if (what[0] == '-') {
            printf("%s: %s", what,
                   session_close(&t, h) ? "closed" : "no such session");
        } else {
            got[i] = opened(&t, what);
        }
        puts("");
    }
    for (int i = 0; i < SLOTS; i++)
        free(t.slots[i].user);
    return 0;
}
