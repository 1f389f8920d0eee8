/* A struct with several owners: made in steps, undone by a function that takes any state. */
#include <stdlib.h>
#include <string.h>

struct user {
    char *name, *mail;
    int *scores;
};

static void user_free(struct user *u)
{
    if (!u)
        return;
    free(u->name);
    free(u->mail);
    free(u->scores);
    free(u);
}

static struct user *user_new(const char *name, const char *mail)
{
    struct user *u = calloc(1, sizeof *u);
    if (!u)
        return NULL;
    if (!(u->name = strdup(name)) || !(u->mail = strdup(mail))
        || !(u->scores = calloc(10, sizeof *u->scores))) {
        user_free(u);
        return NULL;
    }
    return u;
}

static char *user_take_name(struct user *u)
{
    char *name = u->name;
    u->name = NULL;
    return name;
}

int main(void)
{
    struct user *u = user_new("liv", "liv@example.org");
    if (!u)
        return 1;
    char *name = user_take_name(u);
    user_free(u);
    int good = strcmp(name, "liv") == 0;
    free(name);
    return !good;
}
