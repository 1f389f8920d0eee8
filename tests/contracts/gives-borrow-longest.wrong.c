/* The longest of the words is found, and given without being taken out. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct words { owned char *first, *second; };

static gives nullable char *longest(borrows const struct words *w)
{
    if (strlen(w->first) >= strlen(w->second))
        return w->first; //! gives-borrow
    return strdup(w->second);
}

int main(void)
{
    struct words w = {strdup("longer"), strdup("short")};
    if (w.first && w.second) {
        char *l = longest(&w);
        free(l);
    }
    free(w.first);
    free(w.second);
    return 0;
}
