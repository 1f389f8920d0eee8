/* stdio.h - streams, printf, scanf. C11 7.21, and what POSIX adds
 * Files live in memory and are gone when the program ends. */
#ifndef _STDIO_H
#define _STDIO_H

#include <sys/_types.h>
#include <stdarg.h>

typedef struct __stream FILE;
typedef long fpos_t;

extern FILE *stdin, *stdout, *stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr

#define EOF (-1)
#define BUFSIZ 8192
#define L_tmpnam 20
#define TMP_MAX 64
#define FOPEN_MAX 64
#define FILENAME_MAX 127
#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2

/* streams: close what you open */
FILE *fopen(const char *restrict name, const char *restrict mode) __must_use;
FILE *freopen(const char *restrict name, const char *restrict mode, FILE *restrict f);
FILE *fdopen(int fd, const char *mode) __must_use;
FILE *fmemopen(void *restrict memory, size_t size, const char *restrict mode) __must_use;
FILE *open_memstream(char **text, size_t *size) __must_use; /* free the text when it is closed */
FILE *tmpfile(void) __must_use;
char *tmpnam(char *to);
int fclose(FILE *f);
int fflush(FILE *f);
void flockfile(FILE *f); /* other threads' calls wait until funlockfile; POSIX */
int ftrylockfile(FILE *f);
void funlockfile(FILE *f);
int getc_unlocked(FILE *f);
int getchar_unlocked(void);
int putc_unlocked(int c, FILE *f);
int putchar_unlocked(int c);
int setvbuf(FILE *restrict f, char *restrict buffer, int mode, size_t size);
void setbuf(FILE *restrict f, char *restrict buffer);
int fileno(FILE *f);
int remove(const char *name);
int rename(const char *from, const char *to);

/* bytes and lines */
int fgetc(FILE *f);
int getc(FILE *f);
int getchar(void);
int ungetc(int c, FILE *f);
char *fgets(char *restrict to, int size, FILE *restrict f);
ssize_t getline(char **restrict line, size_t *restrict size, FILE *restrict f);
ssize_t getdelim(char **restrict line, size_t *restrict size, int delimiter, FILE *restrict f);
size_t fread(void *restrict to, size_t each, size_t count, FILE *restrict f);
int fputc(int c, FILE *f);
int putc(int c, FILE *f);
int putchar(int c);
int fputs(const char *restrict s, FILE *restrict f);
int puts(const char *s);
size_t fwrite(const void *restrict from, size_t each, size_t count, FILE *restrict f);

/* formatted output */
int printf(const char *restrict format, ...) __like_printf(1, 2);
int fprintf(FILE *restrict f, const char *restrict format, ...) __like_printf(2, 3);
int sprintf(char *restrict to, const char *restrict format, ...) __like_printf(2, 3);
int snprintf(char *restrict to, size_t size, const char *restrict format, ...) __like_printf(3, 4);
int asprintf(char **restrict ret, const char *restrict format, ...) __like_printf(2, 3) __must_use;
int vprintf(const char *restrict format, va_list list) __like_printf(1, 0);
int vfprintf(FILE *restrict f, const char *restrict format, va_list list) __like_printf(2, 0);
int vsprintf(char *restrict to, const char *restrict format, va_list list) __like_printf(2, 0);
int vsnprintf(char *restrict to, size_t size, const char *restrict format, va_list list)
    __like_printf(3, 0);
int dprintf(int fd, const char *restrict format, ...) __like_printf(2, 3);
int vdprintf(int fd, const char *restrict format, va_list list) __like_printf(2, 0);
int vasprintf(char **restrict ret, const char *restrict format, va_list list)
    __like_printf(2, 0) __must_use;

/* formatted input */
int scanf(const char *restrict format, ...) __like_scanf(1, 2);
int fscanf(FILE *restrict f, const char *restrict format, ...) __like_scanf(2, 3);
int sscanf(const char *restrict s, const char *restrict format, ...) __like_scanf(2, 3);
int vscanf(const char *restrict format, va_list list) __like_scanf(1, 0);
int vfscanf(FILE *restrict f, const char *restrict format, va_list list) __like_scanf(2, 0);
int vsscanf(const char *restrict s, const char *restrict format, va_list list) __like_scanf(2, 0);

/* places in a file, states of a stream */
int fseek(FILE *f, long offset, int whence);
long ftell(FILE *f);
int fseeko(FILE *f, long offset, int whence);
long ftello(FILE *f);
void rewind(FILE *f);
int fgetpos(FILE *restrict f, fpos_t *restrict pos);
int fsetpos(FILE *f, const fpos_t *pos);
int feof(FILE *f);
int ferror(FILE *f);
void clearerr(FILE *f);
void perror(const char *s);

#endif
