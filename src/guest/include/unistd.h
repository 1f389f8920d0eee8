/* unistd.h - the little of POSIX that makes sense without an operating system:
 * read and write know the descriptors 0, 1 and 2. */
#ifndef _UNISTD_H
#define _UNISTD_H

#include <sys/types.h>

#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2

ssize_t read(int fd, void *to, size_t n);
ssize_t write(int fd, const void *from, size_t n);
int isatty(int fd);
pid_t getpid(void);
pid_t getppid(void);
unsigned sleep(unsigned seconds);
int usleep(unsigned us);
_Noreturn void _exit(int code);

/* options; what is no option ends them */
int getopt(int argc, char *const *argv, const char *options);
extern char *optarg;
extern int optind, opterr, optopt;

#endif
