/* A helper returns its argument; here that is a local array. */
#include <string.h>

static char *lower_first(char *s)
{
    if (*s >= 'A' && *s <= 'Z')
        *s += 'a' - 'A';
    return s;
}

static char *variable_name(const char *type, char *name, size_t size)
{
    strncpy(name, type, size - 1);
    name[size - 1] = '\0';
    return lower_first(name);
}

int main(void)
{
    char name[32];
    return variable_name("Widget", name, sizeof name) != name;
}
