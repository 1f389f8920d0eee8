#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *city = "Lisbon";
    size_t n = strlen(city);
    printf("%s has %zu letters\n", city, n);
    return 0;
}
