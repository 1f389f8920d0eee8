/* What several headers must each declare: size_t, ssize_t, wchar_t, time_t, NULL. */
#ifndef _SYS__TYPES_H
#define _SYS__TYPES_H

typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ssize_t;
typedef __WCHAR_TYPE__ wchar_t;
typedef long time_t;

#define NULL ((void *)0)

/* What a call gives back must be looked at. */
#define __must_use __attribute__((warn_unused_result))
#define __like_printf(format_at, first) __attribute__((format(printf, format_at, first)))
#define __like_scanf(format_at, first) __attribute__((format(scanf, format_at, first)))

#endif
