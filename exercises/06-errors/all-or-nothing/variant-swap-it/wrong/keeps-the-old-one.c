// caught-by: leak
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int rename_shop(char **name, const char *new_name)
{
    // --- your code starts here ---
    char *copy = strdup(new_name);
    if (copy == NULL)
        return -1;
    // --- your code ends here ---
    *name = copy;
    return 0;
}

int main(void)
{
    char *name = malloc(16);
    if (name == NULL)
        return 1;
    strcpy(name, "Corner Books");
    int said = rename_shop(&name, "Corner Tea");
    assert((said == 0) == (strcmp(name, "Corner Tea") == 0));
    puts(name);
    free(name);
    return 0;
}
