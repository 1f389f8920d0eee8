/* uchar.h - the characters of u"" and U"". C11 7.28, the types */
#ifndef _UCHAR_H
#define _UCHAR_H

#include <wchar.h>

typedef unsigned short char16_t;
typedef unsigned int char32_t;

#endif
