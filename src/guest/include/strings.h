/* strings.h - older string functions. POSIX */
#ifndef _STRINGS_H
#define _STRINGS_H

#include <sys/_types.h>

int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t most);
int bcmp(const void *a, const void *b, size_t n);
void bcopy(const void *from, void *to, size_t n);
void bzero(void *to, size_t n);
int ffs(int v);
int ffsl(long v);
int ffsll(long long v);

#endif
