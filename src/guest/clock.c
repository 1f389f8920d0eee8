/* clock.c - time.h on a virtual clock.
 *
 * It starts at the same moment in every run, and only looking at it or sleeping
 * moves it: a look costs a millisecond, so that a loop waiting for a moment to
 * come does end. The time zone is UTC.
 *
 * Each thread has a clock of its own, as the events of a distributed system have. Source:
 * L. Lamport, "Time, clocks, and the ordering of events in a distributed system", CACM
 * 1978. It starts where its maker's is, and never shows less than that of a thread from
 * which it has learned (a lock's last owner, a thread that it joined). What a program sees
 * of time thus follows from what happened before, and sleeping never orders anything. */
#include "guest/libc.h"
#include "guest/threads.h"

#include <limits.h>
#include <string.h>
#include <time.h>

enum { LOOK_US = 1000 };
#define START_US 1767268800000000 /* 2026-01-01 12:00:00 UTC */

static int64_t clocks[THREADS_MAX]; /* by thread, since 1970 */

struct timeval_ { long tv_sec, tv_usec; };

/* What the program may keep pointing to; each made when it is first asked for. */
static struct tm *shared_tm;
static char *shared_text, *zone_gmt, *zone_utc;

void clock_reset(void)
{
    for (uint32_t t = 0; t < THREADS_MAX; t++)
        clocks[t] = START_US;
    shared_tm = NULL;
    shared_text = zone_gmt = zone_utc = NULL;
}

static int64_t *now(void) { return &clocks[thread_self()]; }
static int64_t look(void) { return *now() += LOOK_US; }

int64_t clock_shows(void) { return *now(); }
int64_t clock_of(uint32_t thread) { return clocks[thread]; }
void clock_started(uint32_t thread) { clocks[thread] = *now(); }

void clock_learn(int64_t us)
{
    if (*now() < us)
        *now() = us;
}

/* The others may go first, and do where there are any: every order stays possible. */
static void doze(int64_t us)
{
    charge(1);
    thread_yields();
    thread_point(op_of(OP_SLEEP, NULL, 0), NULL, NULL);
    *now() += us;
    thread_done(0, 0);
}

LIBC(time_t, time, time_t *ret)
{
    time_t t = faults_hit(FAULT_CLOCK, 0) ? -1 : look() / 1000000;
    if (ret) {
        writes_value(ret, sizeof *ret);
        *ret = t;
    }
    return t;
}

LIBC(clock_t, clock, void) { return faults_hit(FAULT_CLOCK, 0) ? -1 : look() - START_US; }

static int tell_time(struct timespec *ret, int64_t us)
{
    writes(ret, sizeof *ret);
    *ret = (struct timespec){ .tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000 };
    return 0;
}

LIBC(int, clock_gettime, int clock, struct timespec *ret)
{
    int64_t us = look();
    if (clock < 0 || clock > 7)
        return fails(EINVAL);
    if (faults_hit(FAULT_CLOCK, 0))
        return fails(EINVAL);
    return tell_time(ret, clock == 0 ? us : us - START_US);
}

LIBC(int, clock_getres, int clock, struct timespec *ret)
{
    if (clock < 0 || clock > 7)
        return fails(EINVAL);
    return ret ? tell_time(ret, 1) : 0;
}

LIBC(int, timespec_get, struct timespec *ret, int base)
{
    return base == TIME_UTC && guest_clock_gettime(0, ret) == 0 ? base : 0;
}

LIBC(int, gettimeofday, struct timeval_ *ret, void *zone)
{
    (void)zone;
    int64_t us = look();
    if (faults_hit(FAULT_CLOCK, 0))
        return fails(EFAULT);
    writes(ret, sizeof *ret);
    ret->tv_sec = us / 1000000;
    ret->tv_usec = us % 1000000;
    return 0;
}

LIBC(int, nanosleep, const struct timespec *want, struct timespec *left)
{
    reads(want, sizeof *want);
    if (want->tv_sec < 0 || want->tv_nsec < 0 || want->tv_nsec > 999999999)
        return fails(EINVAL);
    int64_t us = (want->tv_sec % 1000000000) * 1000000 + want->tv_nsec / 1000;
    if (faults_hit(FAULT_CLOCK, 0)) { /* a signal half-way */
        doze(us / 2);
        if (left)
            tell_time(left, us - us / 2);
        return fails(EINTR);
    }
    doze(us);
    return left ? tell_time(left, 0) : 0;
}

LIBC(unsigned, sleep, unsigned seconds)
{
    doze((int64_t)seconds * 1000000);
    return 0;
}

LIBC(int, usleep, unsigned us)
{
    doze(us);
    return 0;
}

LIBC(double, difftime, time_t a, time_t b) { return (double)a - (double)b; }

/* ---- the calendar ---- */

/* Source for both: Howard Hinnant, "chrono-compatible low-level date
 * algorithms": years begin in March, 400-year eras. */
static int64_t days_from_civil(int64_t y, int m, int d)
{
    y -= m <= 2;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static bool leap(int64_t y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

static int day_of_year(int64_t y, int m, int d)
{
    static const short before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
    return before[m - 1] + d - 1 + (m > 2 && leap(y));
}

static bool civil(int64_t t, struct tm *ret)
{
    int64_t days = t / 86400, left = t % 86400;
    if (left < 0) {
        left += 86400;
        days--;
    }
    int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int d = (int)(doy - (153 * mp + 2) / 5 + 1), m = (int)(mp < 10 ? mp + 3 : mp - 9);
    int64_t y = yoe + era * 400 + (m <= 2);
    if (y - 1900 > INT_MAX || y - 1900 < INT_MIN) {
        errno_set(EOVERFLOW);
        return false;
    }
    memset(ret, 0, sizeof *ret);
    ret->tm_sec = (int)(left % 60);
    ret->tm_min = (int)(left / 60 % 60);
    ret->tm_hour = (int)(left / 3600);
    ret->tm_mday = d;
    ret->tm_mon = m - 1;
    ret->tm_year = (int)(y - 1900);
    ret->tm_wday = (int)(((days + 4) % 7 + 7) % 7);
    ret->tm_yday = day_of_year(y, m, d);
    return true;
}

static struct tm *give_tm(const time_t *t, struct tm *to, char **zone, const char *zone_name)
{
    struct tm tm;
    reads_value(t, sizeof *t);
    if (!civil(*t, &tm) || !to)
        return NULL;
    tm.tm_zone = library_text(zone, "the name of the time zone", zone_name, 0);
    writes(to, sizeof tm);
    memcpy(to, &tm, sizeof tm);
    return to;
}

static struct tm *own_tm(void)
{
    if (!shared_tm)
        shared_tm = library_object("the struct tm of gmtime and localtime", sizeof *shared_tm,
                                   LIBRARY_WRITE);
    return shared_tm;
}

LIBC(struct tm *, gmtime_r, const time_t *t, struct tm *ret)
{
    could_write(ret, sizeof *ret);
    return give_tm(t, ret, &zone_gmt, "GMT");
}

LIBC(struct tm *, localtime_r, const time_t *t, struct tm *ret)
{
    could_write(ret, sizeof *ret);
    return give_tm(t, ret, &zone_utc, "UTC");
}

LIBC(struct tm *, gmtime, const time_t *t) { return give_tm(t, own_tm(), &zone_gmt, "GMT"); }
LIBC(struct tm *, localtime, const time_t *t) { return give_tm(t, own_tm(), &zone_utc, "UTC"); }

static int64_t seconds_of(const struct tm *tm)
{
    int64_t month = tm->tm_mon, year = (int64_t)tm->tm_year + 1900 + month / 12;
    month %= 12;
    if (month < 0) {
        month += 12;
        year--;
    }
    return (days_from_civil(year, (int)month + 1, 1) + tm->tm_mday - 1) * 86400 +
           (int64_t)tm->tm_hour * 3600 + (int64_t)tm->tm_min * 60 + tm->tm_sec;
}

/* What is asked of a program's struct tm: each member as it is used. */
static int member(const int *at)
{
    reads_value(at, sizeof *at);
    return *at;
}

LIBC(time_t, mktime, struct tm *tm)
{
    struct tm all = { .tm_sec = member(&tm->tm_sec), .tm_min = member(&tm->tm_min),
                      .tm_hour = member(&tm->tm_hour), .tm_mday = member(&tm->tm_mday),
                      .tm_mon = member(&tm->tm_mon), .tm_year = member(&tm->tm_year) };
    member(&tm->tm_isdst);
    time_t t = seconds_of(&all);
    if (!civil(t, &all))
        return -1;
    all.tm_zone = library_text(&zone_utc, "the name of the time zone", "UTC", 0);
    writes(tm, sizeof all);
    memcpy(tm, &all, sizeof all);
    return t;
}

LIBC(time_t, timegm, struct tm *tm) { return guest_mktime(tm); }

/* ---- as text ---- */

static const char *const day_names[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday",
                                         "Friday", "Saturday" };
static const char *const month_names[] = { "January", "February", "March", "April", "May", "June",
                                           "July", "August", "September", "October", "November",
                                           "December" };

struct text {
    char *at;
    size_t len, room;
    bool full;
};

static void add(struct text *t, const char *s, size_t n)
{
    if (t->len + n >= t->room) {
        t->full = true;
        return;
    }
    memcpy(t->at + t->len, s, n);
    t->len += n;
}

static void add_number(struct text *t, int64_t v, int width, char fill)
{
    char digits[24], *end = digits + sizeof digits, *p = end;
    uint64_t left = v < 0 ? -(uint64_t)v : (uint64_t)v;
    do
        *--p = (char)('0' + left % 10);
    while (left /= 10);
    while (end - p < width - (v < 0))
        *--p = fill;
    if (v < 0)
        *--p = '-';
    add(t, p, (size_t)(end - p));
}

static const char *name_in(const char *const *names, int count, int i)
{
    return i >= 0 && i < count ? names[i] : "?";
}

static int64_t year_of(const struct tm *tm) { return (int64_t)member(&tm->tm_year) + 1900; }

static int hour12(const struct tm *tm)
{
    int hour = member(&tm->tm_hour) % 12;
    return hour ? hour : 12;
}

static void add_name(struct text *t, const char *name, size_t most)
{
    add(t, name, strnlen(name, most));
}

/* ISO 8601 week and its year. */
static int iso_week(const struct tm *tm, int64_t *ret_year)
{
    int64_t year = year_of(tm);
    int day = (member(&tm->tm_wday) + 6) % 7, week = (member(&tm->tm_yday) - day + 10) / 7;
    if (week < 1) {
        year--;
        int64_t last = (int64_t)member(&tm->tm_yday) + 365 + leap(year);
        week = (int)((last - day + 10) / 7);
    } else if (week == 53 && member(&tm->tm_yday) - day + 3 >= 365 + leap(year)) {
        week = 1;
        year++;
    }
    *ret_year = year;
    return week;
}

static void format_time(struct text *t, const char *fmt, const struct tm *tm)
{
    int64_t iso_year;
    for (; *fmt; fmt++) {
        if (*fmt != '%') {
            add(t, fmt, 1);
            continue;
        }
        if (fmt[1] == 'E' || fmt[1] == 'O')
            fmt++;
        switch (*++fmt) {
        case 'a': add_name(t, name_in(day_names, 7, member(&tm->tm_wday)), 3); break;
        case 'A': add_name(t, name_in(day_names, 7, member(&tm->tm_wday)), 99); break;
        case 'b': case 'h': add_name(t, name_in(month_names, 12, member(&tm->tm_mon)), 3); break;
        case 'B': add_name(t, name_in(month_names, 12, member(&tm->tm_mon)), 99); break;
        case 'c': format_time(t, "%a %b %e %H:%M:%S %Y", tm); break;
        case 'C': add_number(t, year_of(tm) / 100, 2, '0'); break;
        case 'd': add_number(t, member(&tm->tm_mday), 2, '0'); break;
        case 'D': case 'x': format_time(t, "%m/%d/%y", tm); break;
        case 'e': add_number(t, member(&tm->tm_mday), 2, ' '); break;
        case 'F': format_time(t, "%Y-%m-%d", tm); break;
        case 'g': iso_week(tm, &iso_year); add_number(t, iso_year % 100, 2, '0'); break;
        case 'G': iso_week(tm, &iso_year); add_number(t, iso_year, 1, '0'); break;
        case 'H': add_number(t, member(&tm->tm_hour), 2, '0'); break;
        case 'I': add_number(t, hour12(tm), 2, '0'); break;
        case 'j': add_number(t, member(&tm->tm_yday) + 1, 3, '0'); break;
        case 'k': add_number(t, member(&tm->tm_hour), 2, ' '); break;
        case 'l': add_number(t, hour12(tm), 2, ' '); break;
        case 'm': add_number(t, member(&tm->tm_mon) + 1, 2, '0'); break;
        case 'M': add_number(t, member(&tm->tm_min), 2, '0'); break;
        case 'n': add(t, "\n", 1); break;
        case 'p': add(t, member(&tm->tm_hour) < 12 ? "AM" : "PM", 2); break;
        case 'P': add(t, member(&tm->tm_hour) < 12 ? "am" : "pm", 2); break;
        case 'r': format_time(t, "%I:%M:%S %p", tm); break;
        case 'R': format_time(t, "%H:%M", tm); break;
        case 's': {
            struct tm copy = { .tm_sec = member(&tm->tm_sec), .tm_min = member(&tm->tm_min),
                               .tm_hour = member(&tm->tm_hour), .tm_mday = member(&tm->tm_mday),
                               .tm_mon = member(&tm->tm_mon), .tm_year = member(&tm->tm_year) };
            add_number(t, seconds_of(&copy), 1, '0');
            break;
        }
        case 'S': add_number(t, member(&tm->tm_sec), 2, '0'); break;
        case 't': add(t, "\t", 1); break;
        case 'T': case 'X': format_time(t, "%H:%M:%S", tm); break;
        case 'u': add_number(t, member(&tm->tm_wday) ? member(&tm->tm_wday) : 7, 1, '0'); break;
        case 'U': add_number(t, (member(&tm->tm_yday) + 7 - member(&tm->tm_wday)) / 7, 2, '0'); break;
        case 'V': add_number(t, iso_week(tm, &iso_year), 2, '0'); break;
        case 'w': add_number(t, member(&tm->tm_wday), 1, '0'); break;
        case 'W': add_number(t, (member(&tm->tm_yday) + 7 - (member(&tm->tm_wday) + 6) % 7) / 7, 2, '0'); break;
        case 'y': add_number(t, (year_of(tm) % 100 + 100) % 100, 2, '0'); break;
        case 'Y': add_number(t, year_of(tm), 1, '0'); break;
        case 'z': add(t, "+0000", 5); break;
        case 'Z': add(t, "UTC", 3); break;
        case '%': add(t, "%", 1); break;
        case '\0': fmt--; break;
        default: add(t, fmt - 1, 2); break;
        }
    }
}

/* What was formatted, into the program's memory. False: there is no room. */
static bool give_text(struct text *t, char *to, size_t size)
{
    if (t->full || t->len >= size)
        return false;
    writes(to, t->len + 1);
    memcpy(to, t->at, t->len);
    to[t->len] = '\0';
    return true;
}

LIBC(size_t, strftime, char *to, size_t size, const char *fmt, const struct tm *tm)
{
    char room[4096];
    struct text t = { .at = room, .room = sizeof room < size ? sizeof room : size };
    could_write(to, size);
    charge_bytes(text_length(fmt, SIZE_MAX));
    format_time(&t, fmt, tm);
    return give_text(&t, to, size) ? t.len : 0;
}

static char *give_date(const struct tm *tm, char *to)
{
    char room[64];
    struct text t = { .at = room, .room = 26 };
    format_time(&t, "%a %b %e %H:%M:%S %Y\n", tm);
    if (to && give_text(&t, to, 26))
        return to;
    return fails_null(EOVERFLOW);
}

LIBC(char *, asctime_r, const struct tm *tm, char *to)
{
    could_write(to, 26);
    return give_date(tm, to);
}

static char *own_text(void)
{
    if (!shared_text)
        shared_text = library_object("the text of asctime and ctime", 26, LIBRARY_WRITE);
    return shared_text;
}

LIBC(char *, asctime, const struct tm *tm) { return give_date(tm, own_text()); }

LIBC(char *, ctime, const time_t *t)
{
    struct tm *tm = give_tm(t, own_tm(), &zone_utc, "UTC");
    return tm ? give_date(tm, own_text()) : NULL;
}

LIBC(char *, ctime_r, const time_t *t, char *to)
{
    could_write(to, 26);
    struct tm *tm = give_tm(t, own_tm(), &zone_utc, "UTC");
    return tm ? give_date(tm, to) : NULL;
}
