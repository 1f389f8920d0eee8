/* A memo keeps the block it gives away: two owners. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static owned char *remembered;

static gives nullable char *greeting(void)
{
    if (!remembered)
        remembered = strdup("good day");
    return remembered; //! gives-borrow
}

int main(void)
{
    char *g = greeting();
    free(g);
    return 0;
}
