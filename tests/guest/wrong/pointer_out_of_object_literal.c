#include <stdio.h>

int main(void)
{
    const char *unit = "km";
    const char *after = unit + 4; // expect: pointer-out-of-object
    printf("%d\n", after > unit);
    return 0;
}
