/* continue skips the free() at the end of the round. */
#include <stdlib.h>
#include <string.h>

static int count_long(const char *const *names, int n)
{
    int longer = 0;
    for (int i = 0; i < n; i++) {
        char *name = strdup(names[i]);
        if (!name)
            continue;
        if (strlen(name) < 4)
            continue; //! owner-dropped
        longer++;
        free(name);
    }
    return longer;
}

int main(void)
{
    const char *names[] = {"Ida", "Margarete"};
    return count_long(names, 2) != 1;
}
