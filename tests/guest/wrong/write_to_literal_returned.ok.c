#include <stdio.h>

static char *weekday(int d)
{
    static char sunday[] = "sunday", workday[] = "workday";
    return d == 0 ? sunday : workday;
}

int main(void)
{
    char *w = weekday(3);
    *w = 'W';
    puts(w);
    return 0;
}
