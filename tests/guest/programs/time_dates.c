#include <stdio.h>
#include <string.h>
#include <time.h>

int main(void)
{
    time_t when[] = { 0, 1, 951782400, 1709164800, 2147483647, -1, 1767268800 };
    for (int i = 0; i < 7; i++) {
        struct tm *tm = gmtime(&when[i]);
        char b[100];
        strftime(b, sizeof b, "%Y-%m-%d %H:%M:%S %a %j %U %p %y %e", tm);
        puts(b);
        printf("%s", asctime(tm));
    }
    struct tm t = { .tm_year = 126, .tm_mon = 14, .tm_mday = -3, .tm_hour = 25 };
    time_t x = mktime(&t);
    printf("%d-%d-%d %d wday %d yday %d\n", t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday);
    printf("%g %d\n", difftime(when[2], when[1]), x > 0);
    time_t a = time(NULL), b = time(NULL);
    printf("%d %d\n", b >= a, clock() >= 0);
    return 0;
}
