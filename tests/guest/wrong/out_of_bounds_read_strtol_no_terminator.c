#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *record = "19990412";
    char year[4];
    memcpy(year, record, 4);
    long y = strtol(year, NULL, 10); // expect: out-of-bounds-read
    printf("%ld\n", y);
    return 0;
}
