/* Two out-parameters: the second is set only if the first was. */
#include <ownership.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool split(borrows const char *text, gives char **ret_left, gives char **ret_right)
{
    const char *colon = strchr(text, ':');
    if (!colon)
        return false;
    char *left = strndup(text, (size_t)(colon - text)), *right = strdup(colon + 1);
    if (!left || !right) {
        free(left);
        free(right);
        return false;
    }
    *ret_left = left;
    *ret_right = right;
    return true;
}

int main(void)
{
    char *left, *right;
    bool good = split("no colon", &left, &right);
    free(left); //! unset-out-parameter
    free(right); //! unset-out-parameter
    return good;
}
