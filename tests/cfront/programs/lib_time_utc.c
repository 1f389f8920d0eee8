#include <stdio.h>
#include <time.h>
#include <string.h>

int main(void)
{
    time_t when[] = {0, 951782400, 1234567890, 4102444799, -86400};
    char buf[80];
    for (unsigned i = 0; i < sizeof when / sizeof *when; i++) {
        struct tm *t = gmtime(&when[i]);
        strftime(buf, sizeof buf, "%Y-%m-%d %H:%M:%S %a %j %p %I %y %B", t);
        puts(buf);
    }
    struct tm t = {.tm_year = 124, .tm_mon = 1, .tm_mday = 30, .tm_hour = 25}; /* normalised */
    time_t m = mktime(&t);
    printf("%lld %d %d %d %d %d\n", (long long)m, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday);
    struct tm r;
    gmtime_r(&when[2], &r);
    printf("%s", asctime(&r));
    printf("%s", ctime(&when[1]));
    printf("%g\n", difftime(when[2], when[1]));
    printf("%zu ", strftime(buf, 5, "%Y-%m", &r));
    printf("%zu\n", strftime(buf, sizeof buf, "%%|%D|%T|%e|%A|%b|%R|%U", &r));
    puts(buf);
    struct tm *l = localtime(&when[2]);
    printf("%d %d\n", l->tm_hour, l->tm_isdst);
    time_t now = time(NULL), same;
    printf("%d %d\n", now > 1000000000, time(&same) - now < 5);
    return 0;
}
