/* sys/types.h - names of system types. POSIX */
#ifndef _SYS_TYPES_H
#define _SYS_TYPES_H

#include <sys/_types.h>
#include <stdint.h>

typedef long off_t;
typedef int pid_t;
typedef unsigned uid_t;
typedef unsigned gid_t;
typedef unsigned mode_t;
typedef long suseconds_t;

#endif
