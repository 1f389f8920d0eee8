/* unistd.h - the little of POSIX that makes sense without an operating system: files by
 * number (opened in fcntl.h), sleeping on the program's own clock, options. */
#ifndef _UNISTD_H
#define _UNISTD_H

#include <sys/types.h>

#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif
#define F_OK 0
#define X_OK 1
#define W_OK 2
#define R_OK 4

/* may read or write less than n; 0 from read is the end, -1 a failure (errno) */
ssize_t read(int fd, void *to, size_t n) __must_use;
ssize_t write(int fd, const void *from, size_t n) __must_use;
int close(int fd);
off_t lseek(int fd, off_t offset, int whence);
int dup(int fd) __must_use;
int dup2(int fd, int to);
int ftruncate(int fd, off_t size);
int truncate(const char *name, off_t size);
int fsync(int fd);
int isatty(int fd);

int unlink(const char *name);
int access(const char *name, int how);
char *getcwd(char *to, size_t size);
int chdir(const char *name);

pid_t getpid(void);
pid_t getppid(void);
uid_t getuid(void);
unsigned sleep(unsigned seconds);
int usleep(useconds_t us);
_Noreturn void _exit(int code);
extern char **environ;

/* options; what is no option ends them */
int getopt(int argc, char *const *argv, const char *options);
extern char *optarg;
extern int optind, opterr, optopt;

#endif
