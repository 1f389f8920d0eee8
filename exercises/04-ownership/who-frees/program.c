#include <stdlib.h>
#include <string.h>

struct desk {
    char *paper; // what lies here is the desk's: it frees it
};
static struct desk archive;

// Looks at the paper, and writes on it.
static void sign(char *paper)
{
    paper[0] = 'S';
}

// Takes the paper over, in place of the one that lay there.
static void put(struct desk *on, char *paper)
{
    free(on->paper);
    on->paper = paper;
}

int main(void)
{
    char *memo = strdup("budget");
    if (memo == NULL)
        return 1;
    sign(memo);
    put(&archive, memo);
    put(&archive, strdup("roster"));
    free(archive.paper);
    return 0;
}
