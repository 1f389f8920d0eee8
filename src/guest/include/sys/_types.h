/* What several headers must each declare: size_t, ssize_t, wchar_t, NULL. */
#ifndef _SYS__TYPES_H
#define _SYS__TYPES_H

typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ssize_t;
typedef __WCHAR_TYPE__ wchar_t;
typedef long time_t;

#define NULL ((void *)0)

#endif
