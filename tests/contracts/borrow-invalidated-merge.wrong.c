/* tail points into a, and a grows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *joined(const char *one, const char *two)
{
    size_t n = strlen(one), m = strlen(two);
    char *a = malloc(n + 1);
    if (!a)
        return NULL;
    strcpy(a, one);
    char *tail = a + n;
    char *b = realloc(a, n + m + 1);
    if (!b) {
        free(a);
        return NULL;
    }
    strcpy(tail, two); //! borrow-invalidated
    return b;
}

int main(void)
{
    char *j = joined("sun", "flower and a long tail that makes it move to another place");
    free(j);
    return 0;
}
