/* malloc.h - older allocation functions. */
#ifndef _MALLOC_H
#define _MALLOC_H

#include <stdlib.h>

void *memalign(size_t align, size_t size) __must_use;
size_t malloc_usable_size(void *p);

#endif
