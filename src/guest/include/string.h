/* string.h - bytes and strings. C11 7.24, and what POSIX adds */
#ifndef _STRING_H
#define _STRING_H

#include <sys/_types.h>
#include <strings.h>

/* memory: n bytes each */
void *memcpy(void *restrict to, const void *restrict from, size_t n); /* must not overlap */
void *memmove(void *to, const void *from, size_t n);                  /* may overlap */
void *memset(void *to, int byte, size_t n);
int memcmp(const void *a, const void *b, size_t n);
void *memchr(const void *at, int byte, size_t n);
void *memrchr(const void *at, int byte, size_t n);
void *memccpy(void *restrict to, const void *restrict from, int byte, size_t n);
void *mempcpy(void *restrict to, const void *restrict from, size_t n);
void *memmem(const void *at, size_t n, const void *what, size_t what_n);
void explicit_bzero(void *to, size_t n);

/* lengths and comparisons */
size_t strlen(const char *s);
size_t strnlen(const char *s, size_t most);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t most);
int strcoll(const char *a, const char *b);

/* copies: the caller sees to it that there is room */
char *strcpy(char *restrict to, const char *restrict from);
char *strncpy(char *restrict to, const char *restrict from, size_t size);
char *stpcpy(char *restrict to, const char *restrict from);
char *stpncpy(char *restrict to, const char *restrict from, size_t size);
char *strcat(char *restrict to, const char *restrict from);
char *strncat(char *restrict to, const char *restrict from, size_t most);
size_t strlcpy(char *restrict to, const char *restrict from, size_t size);
size_t strlcat(char *restrict to, const char *restrict from, size_t size);
size_t strxfrm(char *restrict to, const char *restrict from, size_t size);

/* copies on the heap: the caller frees them */
char *strdup(const char *s) __must_use;
char *strndup(const char *s, size_t most) __must_use;

/* searches */
char *strchr(const char *s, int c);
char *strrchr(const char *s, int c);
char *strchrnul(const char *s, int c);
char *strstr(const char *s, const char *what);
char *strcasestr(const char *s, const char *what);
size_t strspn(const char *s, const char *set);
size_t strcspn(const char *s, const char *set);
char *strpbrk(const char *s, const char *set);
char *strtok(char *restrict s, const char *restrict set);
char *strtok_r(char *restrict s, const char *restrict set, char **restrict rest);
char *strsep(char **restrict rest, const char *restrict set);

/* names of errors and signals */
char *strerror(int number);
int strerror_r(int number, char *to, size_t size);
char *strsignal(int number);

#endif
