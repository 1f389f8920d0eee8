/* stdlib.h - memory, conversions, sorting, the end of a program. C11 7.22, and
 * what POSIX adds */
#ifndef _STDLIB_H
#define _STDLIB_H

#include <sys/_types.h>

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 2147483647
#define MB_CUR_MAX 4

typedef struct {
    int quot, rem;
} div_t;
typedef struct {
    long quot, rem;
} ldiv_t;
typedef struct {
    long long quot, rem;
} lldiv_t;

/* memory: what these return is yours until you free it; NULL if there is none */
void *malloc(size_t size) __must_use;
void *calloc(size_t count, size_t each) __must_use;
void *realloc(void *p, size_t size) __must_use;
void *reallocarray(void *p, size_t count, size_t each) __must_use;
void *aligned_alloc(size_t align, size_t size) __must_use;
int posix_memalign(void **ret, size_t align, size_t size) __must_use;
void free(void *p);

/* text to numbers */
int atoi(const char *s);
long atol(const char *s);
long long atoll(const char *s);
double atof(const char *s);
long strtol(const char *restrict s, char **restrict end, int base);
long long strtoll(const char *restrict s, char **restrict end, int base);
unsigned long strtoul(const char *restrict s, char **restrict end, int base);
unsigned long long strtoull(const char *restrict s, char **restrict end, int base);
float strtof(const char *restrict s, char **restrict end);
double strtod(const char *restrict s, char **restrict end);
long double strtold(const char *restrict s, char **restrict end);

/* arithmetic */
int abs(int v);
long labs(long v);
long long llabs(long long v);
div_t div(int a, int b);
ldiv_t ldiv(long a, long b);
lldiv_t lldiv(long long a, long long b);

/* random numbers: the same ones in every run */
int rand(void);
void srand(unsigned seed);
int rand_r(unsigned *seed);
long random(void);
void srandom(unsigned seed);
double drand48(void);
void srand48(long seed);

/* sorting and searching */
void qsort(void *at, size_t count, size_t each, int (*compare)(const void *, const void *));
void qsort_r(void *at, size_t count, size_t each,
             int (*compare)(const void *, const void *, void *), void *with);
void *bsearch(const void *key, const void *at, size_t count, size_t each,
              int (*compare)(const void *, const void *));

/* the end of a program */
_Noreturn void exit(int code);
_Noreturn void _Exit(int code);
_Noreturn void quick_exit(int code);
_Noreturn void abort(void);
int atexit(void (*fn)(void));
int at_quick_exit(void (*fn)(void));

/* the environment is empty at the start, and there is no shell */
char *getenv(const char *name);
int setenv(const char *name, const char *value, int replace);
int unsetenv(const char *name);
int system(const char *command);
int mkstemp(char *name) __must_use; /* ends in XXXXXX, which is replaced */

/* characters of several bytes (UTF-8) */
int mblen(const char *s, size_t n);
int mbtowc(wchar_t *restrict ret, const char *restrict s, size_t n);
int wctomb(char *s, wchar_t c);
size_t mbstowcs(wchar_t *restrict to, const char *restrict s, size_t room);
size_t wcstombs(char *restrict to, const wchar_t *restrict s, size_t room);

#endif
