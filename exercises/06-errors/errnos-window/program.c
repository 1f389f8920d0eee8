#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    FILE *own = fopen("own.conf", "r");
    if (own == NULL)
        puts("no config of its own");
    else
        fclose(own);

    long port = strtol("8080", NULL, 10);
    if (errno != 0)
        puts("no port");
    else
        printf("port %ld\n", port);

    errno = 0;
    long wait = strtol("30", NULL, 10);
    if (errno != 0)
        puts("no wait");
    else
        printf("wait %ld\n", wait);
    return 0;
}
