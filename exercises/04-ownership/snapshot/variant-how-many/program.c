#include <stdlib.h>
#include <string.h>

struct doc {
    char *title;
    int pages;
};

int main(void)
{
    struct doc a = {strdup("roster"), 2};
    if (a.title == NULL)
        return 1;
    struct doc b = a;
    a.title[0] = 'R';
    a.pages = 9;
    free(b.title);
    return 0;
}
