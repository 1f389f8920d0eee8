#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *date = strdup("2024-05-17");
    if (!date)
        return 1;
    char *year = strtok(date, "-");
    char *month = strtok(NULL, "-");
    printf("%s/%s\n", month, year);
    free(month); // expect: invalid-free
    free(date);
    return 0;
}
