#include <stdio.h>

static char *weekday(int d)
{
    return d == 0 ? "sunday" : "workday";
}

int main(void)
{
    char *w = weekday(3);
    *w = 'W'; // expect: write-to-literal
    puts(w);
    return 0;
}
