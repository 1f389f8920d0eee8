#include <stdio.h>

static const int month_days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static int days_before(int month)
{
    return month > 1 ? month_days[month - 2] : month_days[11];
}

int main(void)
{
    printf("%d\n", days_before(3));
    printf("%d\n", days_before(1));
    return 0;
}
