#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int check_plate(const char *plate)
{
    int result = 0;
    char *letters = strdup(plate);
    if (!letters)
        return -1;
    letters[2] = '\0';
    if (strcmp(letters, "ZZ") == 0)
        goto out;
    result = (int)strlen(plate) - 2;
out:
    free(letters);
    return result;
}

int main(void)
{
    printf("%d\n", check_plate("KA731"));
    printf("%d\n", check_plate("ZZ999"));
    return 0;
}
