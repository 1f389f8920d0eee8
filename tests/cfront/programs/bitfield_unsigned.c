#include <stdio.h>

struct date { unsigned day : 5, month : 4, year : 12, : 3, flag : 1; };

int main(void)
{
    struct date d = {31, 12, 2024, 1};
    printf("%u %u %u %u %zu\n", d.day, d.month, d.year, d.flag, sizeof d);
    d.day++;            /* wraps at 32 */
    d.month += 5;       /* wraps at 16 */
    d.year = 5000;      /* cut to 12 bits */
    d.flag = 2;
    printf("%u %u %u %u\n", d.day, d.month, d.year, d.flag);
    printf("%d %d\n", d.day - 1 < 0, -(int)d.month);
    int r = d.year = 4097;
    printf("%d %d\n", r, d.day-- == 0);
    printf("%u\n", d.day);
    d.day = d.month = d.year = 21;
    printf("%u %u %u\n", d.day, d.month, d.year);
    return 0;
}
