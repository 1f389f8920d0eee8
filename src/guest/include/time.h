/* time.h - time and dates. C11 7.27, and what POSIX adds
 * The clock is the program's own: it starts at the same moment in every run. */
#ifndef _TIME_H
#define _TIME_H

#include <sys/_timespec.h>

typedef long clock_t;
typedef int clockid_t;

#define CLOCKS_PER_SEC 1000000L
#define TIME_UTC 1
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1

struct tm {
    int tm_sec, tm_min, tm_hour; /* 0-60, 0-59, 0-23 */
    int tm_mday;                 /* 1-31 */
    int tm_mon;                  /* 0-11 */
    int tm_year;                 /* since 1900 */
    int tm_wday;                 /* 0-6, Sunday first */
    int tm_yday;                 /* 0-365 */
    int tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};

time_t time(time_t *ret);
clock_t clock(void);
int timespec_get(struct timespec *ret, int base);
int clock_gettime(clockid_t clock, struct timespec *ret);
int clock_getres(clockid_t clock, struct timespec *ret);
int nanosleep(const struct timespec *want, struct timespec *left);
double difftime(time_t a, time_t b);
time_t mktime(struct tm *tm);
time_t timegm(struct tm *tm);
struct tm *gmtime(const time_t *t);
struct tm *localtime(const time_t *t);
struct tm *gmtime_r(const time_t *restrict t, struct tm *restrict ret);
struct tm *localtime_r(const time_t *restrict t, struct tm *restrict ret);
size_t strftime(char *restrict to, size_t size, const char *restrict format,
                const struct tm *restrict tm);
char *asctime(const struct tm *tm);
char *asctime_r(const struct tm *restrict tm, char *restrict to); /* 26 bytes */
char *ctime(const time_t *t);
char *ctime_r(const time_t *t, char *to); /* 26 bytes */

#endif
