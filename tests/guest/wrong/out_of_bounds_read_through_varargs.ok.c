#include <stdarg.h>
#include <stdio.h>

static int pick(int which, ...)
{
    va_list lists;
    va_start(lists, which);
    const int *first = va_arg(lists, const int *);
    const int *second = va_arg(lists, const int *);
    va_end(lists);
    return first[which] + second[which];
}

int main(void)
{
    int odd[4] = { 1, 3, 5, 7 }, even[4] = { 2, 4, 6, 8 };
    printf("%d\n", pick(3, odd, even));
    return 0;
}
