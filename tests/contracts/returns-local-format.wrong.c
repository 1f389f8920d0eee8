/* A helper that formats into its own buffer, through a pointer that walks. */
#include <stdio.h>
#include <string.h>

static const char *trimmed(const char *text)
{
    char copy[40];
    strncpy(copy, text, sizeof copy - 1);
    copy[sizeof copy - 1] = '\0';
    char *start = copy, *end = copy + strlen(copy);
    while (end > start && end[-1] == ' ')
        *--end = '\0';
    while (*start == ' ')
        start++;
    return start; //! returns-local
}

int main(void)
{
    return trimmed("  a  ") == NULL;
}
