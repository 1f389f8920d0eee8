// caught-by: maybe-null
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pocket {
    owned nullable char *ticket;
};

void archive(owns char *ticket)
{
    printf("to the archive: %s\n", ticket);
    free(ticket);
}

gives nullable char *steal(borrows_mut struct pocket *p);
int hand_over(borrows_mut struct pocket *from,
              borrows_mut struct pocket *to);

// --- your code starts here ---
char *steal(struct pocket *p)
{
    return move(p->ticket);
}

int hand_over(struct pocket *from, struct pocket *to)
{
    char *ticket = steal(from);
    if (ticket == NULL)
        return 0;
    archive(steal(to));
    printf("left gives %s\n", ticket);
    to->ticket = ticket;
    return 1;
}
// --- your code ends here ---

static void pocket_end(borrows_mut struct pocket *p)
{
    free(p->ticket);
    p->ticket = NULL;
}

static void pocket_fill(borrows_mut struct pocket *p,
                        borrows const char *text)
{
    free(p->ticket);
    p->ticket = strdup(text);
}

static const char *shown(borrows const struct pocket *p)
{
    return p->ticket != NULL ? p->ticket : "empty";
}

int main(int argc, char **argv)
{
    struct pocket left = {NULL}, right = {NULL};
    if (argc > 1)
        pocket_fill(&left, argv[1]);
    if (argc > 2)
        pocket_fill(&right, argv[2]);
    if (!hand_over(&left, &right))
        puts("nothing to hand over");
    printf("left: %s, right: %s\n", shown(&left), shown(&right));
    if (!hand_over(&left, &right))
        puts("nothing to hand over");
    pocket_end(&left);
    pocket_end(&right);
    return 0;
}
