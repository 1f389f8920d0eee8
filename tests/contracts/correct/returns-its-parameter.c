/* strcpy's habit: the destination is returned, for chains. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *trim_end(char *s)
{
    size_t n = strlen(s);
    while (n && s[n - 1] == ' ')
        s[--n] = '\0';
    return s;
}

static char *upper(char *s)
{
    for (char *p = s; *p; p++)
        if (*p >= 'a' && *p <= 'z')
            *p -= 32;
    return s;
}

int main(void)
{
    char here[] = "stack  ";
    char *there = strdup("heap   ");
    if (!there)
        return 1;
    puts(upper(trim_end(here)));
    char *same = upper(trim_end(there));
    puts(same);
    free(same);
    return 0;
}
