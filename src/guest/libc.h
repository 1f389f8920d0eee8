/* libc.h - what the files of the C library share. Not for other rooms.
 *
 * Every function a program can call is defined with LIBC(type, name, params). It is
 * handed the program's pointers and asks guest/memory.h before it touches what they
 * point to; what is wrong is told there, at the program's line.
 *
 * Conventions of emitted code: a variadic function takes a V last, a v-function the
 * address of a va_list (P); one that returns a struct takes the address to put it
 * first. Host functions are used only where they are pure (memmove, the maths
 * library, strtod): nothing here asks the kernel, the host's locale or its malloc. */
#ifndef GUEST_LIBC_H
#define GUEST_LIBC_H

#include "guest/faults.h"
#include "guest/memory.h"
#include "program/program.h"

#include <errno.h>
#include <sys/types.h>

/* ---- errors.c ------------------------------------------------------------------ */

#undef errno /* the host's; a program's is an object of its memory */
int *guest___errno_location(void);
int fails(int number);        /* errno_set, and -1 */
void *fails_null(int number); /* errno_set, and NULL */
const char *error_name(int number); /* strerror without locale; host memory */

/* A text the program may read: an object of the library's that is made when it is first
 * asked for, of at least room bytes; *at keeps its place. NULL: there is no more. */
char *library_text(char **at, const char *name, const char *text, size_t room);

/* What system_reset() and system_start() pass on to. */
void errors_reset(void);
void signals_reset(void);
void locale_reset(void);
void options_reset(void);
void options_start(void);
void environment_reset(void);
void environment_start(void);
void descriptors_reset(void);
void descriptors_check_end(void);
void sort_reset(void);
void sort_started(uint32_t thread);   /* a new thread */
void hidden_reset(void);
void errors_started(uint32_t thread); /* a new thread: its errno is 0 */

/* ---- hidden.c ------------------------------------------------------------------- */
/* The state that a function keeps where nobody sees it is about to be read or written:
 * threads that do so unordered race for it. */
enum hidden { HIDDEN_RAND, HIDDEN_DRAND48, HIDDEN_STRTOK, HIDDEN_LOCALE, HIDDEN_ENVIRONMENT,
              HIDDEN_LOCALECONV, HIDDEN_GETOPT, HIDDEN_STATES };
void hidden_state(enum hidden what, bool write);

/* ---- clock.c: each thread's own clock, in microseconds since 1970 ---------------- */
/* It goes on when the thread looks at it or sleeps, and to where that of another is when
 * it learns from that one what it did (happens-before): so what it shows depends on
 * nothing but that. */
int64_t clock_shows(void);             /* to the thread that runs */
int64_t clock_of(uint32_t thread);
void clock_learn(int64_t us);          /* it is not before this */
void clock_started(uint32_t thread);   /* by the thread that runs: its time */
struct timespec;
int guest_nanosleep(const struct timespec *want, struct timespec *left);
int guest_sched_yield(void);

/* ---- files.c: a handful of files in memory -------------------------------------- */

struct file {
    uint32_t id;          /* of this run's, from 1; for disk.c */
    char name[FILE_NAME]; /* "" once removed */
    char *bytes;          /* FILE_ROOM of them, reserved; of a file that exists */
    size_t size, touched;
    int users;            /* open descriptions */
    unsigned mode;        /* permissions, as open() was told */
    bool exists;
};
struct file *file_find(const char *name); /* host memory */
struct file *file_nth(int i); /* below FILES_MAX; whether it exists or not */
struct file *file_make(const char *name); /* by the program; NULL: errno */
int file_remove(const char *name);
/* Without a word to disk.c, which makes files again by them. */
struct file *file_new(const char *name); /* NULL: there are too many */
void file_forget(struct file *f);
void file_drop(struct file *f); /* a user fewer */
size_t file_write(struct file *f, size_t at, const char *bytes, size_t n); /* less: full */
int file_resize(struct file *f, size_t size);
int file_truncate(struct file *f, long size); /* by the program */
/* A name that a program handed over, copied to host memory: its text is checked.
 * False: too long or empty, errno. */
struct file_name { char text[FILE_NAME]; };
bool file_name_from(const char *name, struct file_name *ret);

/* ---- symbols.c: for the front-end ------------------------------------------------ */

/* The library has a function or a variable of this name. */

/* ---- descriptors.c: open files by number ---------------------------------------- */

enum { OPEN_READ = 1, OPEN_WRITE = 2, OPEN_APPEND = 4, OPEN_CREATE = 8, OPEN_NEW = 16, OPEN_EMPTY = 32 };
/* -1: errno. of_stream: a FILE owns it, leaks are told of that. */
int descriptor_open(const char *name, unsigned how, unsigned mode, bool of_stream);
int descriptor_close(int fd);
bool descriptor_known(int fd); /* open; false: told if it was once, errno EBADF */
unsigned descriptor_how(int fd);
void descriptor_of_stream(int fd); /* a FILE owns it from now on (fdopen) */
struct file *descriptor_file(int fd); /* NULL: the console */
/* What the program's memory gets or gives has been checked by the caller. -1: errno. */
ssize_t descriptor_read(int fd, char *to, size_t n);
/* buffered: it waits in a stream's buffer, as far as the disk is concerned. */
ssize_t descriptor_write(int fd, const char *from, size_t n, bool buffered);
size_t descriptor_left(int fd); /* bytes still to be read; fd is open */
bool descriptor_is_open(int fd); /* without a word */
uint32_t descriptor_writer(int fd);
long descriptor_seek(int fd, long offset, int whence);

/* ---- format.c: printf into anything --------------------------------------------- */

struct sink {
    void (*put)(struct sink *s, const char *bytes, size_t len);
    void *to;
    size_t room;       /* for strings: bytes left, without the NUL */
    size_t len;        /* put so far */
    const char *start; /* of the string written to, for overlaps; or NULL */
};
int format_into(struct sink *s, const char *fmt, struct varlist *args);

/* ---- decimal.c ------------------------------------------------------------------- */

enum { DECIMAL_DIGITS = 11600 };
/* |v| = 0.d1d2d3... * 10^point, exactly. Zero has no digits. */
struct decimal {
    int count, point;
    char digits[DECIMAL_DIGITS]; /* 0..9, not characters */
};
void decimal_from(struct decimal *d, long double v);
void decimal_round(struct decimal *d, int count); /* half to even */

/* ---- small things ---------------------------------------------------------------- */

static inline void charge_bytes(size_t n) { charge(n / 64 + 1); }
/* Tells that [to, to + n) and [from, from + n) overlap, if they do. */
void check_overlap(const char *function, const void *to, size_t n, const void *from, size_t from_n);

/* ---- functions of one file that another calls ------------------------------------- */

int guest_raise(int number);
int guest_remove(const char *name);

/* A finding's story of a handle: where it was made, and where it ended if it did. */
struct handle_story {
    uint32_t made[LOG_STACK], ended[LOG_STACK];
};
/* f may be NULL. fd: its number, or -1 for the FILE at `at`. */
void tell_handle(struct log_finding *f, const struct handle_story *s, const void *at, int fd);

#endif
