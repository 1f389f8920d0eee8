/* The flag says that the text is ours, and the end asks the wrong way round. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void show(const char *name, bool upper)
{
    bool ours = false;
    char *copy = NULL;
    if (upper) {
        copy = strdup(name);
        if (!copy)
            return;
        copy[0] = (char)(copy[0] & ~32);
        ours = true;
    }
    puts(copy ? copy : name);
    if (!ours)
        free(copy);
} //! owner-dropped

int main(void)
{
    show("kari", true);
    return 0;
}
