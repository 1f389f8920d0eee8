#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *record = "19990412";
    char year[5];
    memcpy(year, record, 4);
    year[4] = '\0';
    long y = strtol(year, NULL, 10);
    printf("%ld\n", y);
    return 0;
}
