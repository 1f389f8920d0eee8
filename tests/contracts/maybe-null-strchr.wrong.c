/* There need not be a colon. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char header[] = "Host example";
    char *colon = strchr(header, ':');
    *colon = '\0'; //! maybe-null
    puts(header);
    return 0;
}
