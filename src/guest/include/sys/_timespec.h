/* struct timespec, for time.h and sys/stat.h. */
#ifndef _SYS__TIMESPEC_H
#define _SYS__TIMESPEC_H

#include <sys/_types.h>

struct timespec {
    time_t tv_sec;
    long tv_nsec;
};

#endif
