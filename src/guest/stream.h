/* stream.h - what a program's FILE is; for stream.c, stdio.c and scan.c. The name FILE
 * here is the program's: none of them includes the host's stdio.h. */
#ifndef GUEST_STREAM_H
#define GUEST_STREAM_H

#include "guest/machine.h"

#include <sys/types.h>

typedef struct stream {
    enum { STREAM_UNUSED, STREAM_OPEN, STREAM_CLOSED } state;
    bool console;     /* else file */
    bool reads, writes, append, eof, error;
    int fd;
    struct file *file; /* borrowed; its users counts this stream */
    size_t at;         /* the next byte in file */
    unsigned char pushed[8];
    int ungot;         /* bytes in pushed, last one first */
    uint64_t made[LOG_STACK], closed[LOG_STACK];
} FILE;

extern FILE *guest_stdin, *guest_stdout, *guest_stderr;

/* f, if it is open; otherwise a finding, errno EBADF and NULL. */
FILE *stream_check(FILE *f);
int stream_get(FILE *f); /* -1 at the end */
int stream_unget(FILE *f, int c);
size_t stream_put(FILE *f, const char *bytes, size_t len);
void *guest_realloc(void *p, size_t size);

#endif
