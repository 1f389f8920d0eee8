/* A helper returns its argument; here that is a local array. */
#include <string.h>

static char *lower_first(char *s)
{
    if (*s >= 'A' && *s <= 'Z')
        *s += 'a' - 'A';
    return s;
}

static char *variable_name(const char *type)
{
    char name[32];
    strncpy(name, type, sizeof name - 1);
    name[sizeof name - 1] = '\0';
    return lower_first(name); //! returns-local
}

int main(void)
{
    return variable_name("Widget") == NULL;
}
