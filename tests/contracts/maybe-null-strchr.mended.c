/* There need not be a colon. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char header[] = "Host example";
    char *colon = strchr(header, ':');
    if (colon)
        *colon = '\0';
    puts(header);
    return 0;
}
