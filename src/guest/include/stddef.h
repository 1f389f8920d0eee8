/* stddef.h - types that everything else is made of. C11 7.19 */
#ifndef _STDDEF_H
#define _STDDEF_H

#include <sys/_types.h>

typedef __PTRDIFF_TYPE__ ptrdiff_t;
typedef struct { long long number; long double real; } max_align_t; /* the size that gcc gives it */

#define offsetof(type, member) __builtin_offsetof(type, member)

#endif
