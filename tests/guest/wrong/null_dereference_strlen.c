#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *home = getenv("FREEHOLD_COURSE_NOT_SET");
    size_t n = strlen(home); // expect: null-dereference
    printf("%zu\n", n);
    return 0;
}
