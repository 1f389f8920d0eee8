/* A desk takes papers over; who only looks borrows. */
#include <stdlib.h>
#include <string.h>

struct desk {
    char *paper;
};

static struct desk archive;

static void sign(char *paper)
{
    paper[0] = 'S';
}

static void put(struct desk *on, char *paper)
{
    free(on->paper);
    on->paper = paper;
}

static void burn(char *paper)
{
    free(paper);
}

int main(void)
{
    char *memo = strdup("budget"), *draft = strdup("draft");
    if (memo == NULL || draft == NULL)
        return 1;
    sign(memo);
    put(&archive, memo);
    put(&archive, strdup("roster"));
    burn(draft);
    free(archive.paper);
    return 0;
}
