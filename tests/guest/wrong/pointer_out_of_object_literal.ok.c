#include <stdio.h>

int main(void)
{
    const char *unit = "km";
    const char *after = unit + 3;
    printf("%d\n", after > unit);
    return 0;
}
