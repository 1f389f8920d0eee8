/* alloca.h - memory of the calling function, gone when it returns. */
#ifndef _ALLOCA_H
#define _ALLOCA_H

#include <sys/_types.h>

void *alloca(size_t size);

#endif
