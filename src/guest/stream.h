/* stream.h - what a program's FILE is; for stream.c, stdio.c and scan.c. The name FILE
 * here is the program's: none of them includes the host's stdio.h. */
#ifndef GUEST_STREAM_H
#define GUEST_STREAM_H

#include "guest/libc.h"

/* A program holds the address of a library object, its handle; what we know of it is
 * here. */
typedef struct stream FILE; /* only ever a handle */
struct open_stream {
    enum { STREAM_UNUSED, STREAM_OPEN, STREAM_CLOSED } state;
    enum { ON_DESCRIPTOR, ON_MEMORY, ON_GROWING } kind; /* fopen, fmemopen, open_memstream */
    FILE *handle;         /* NULL: the program has not seen it yet */
    bool reads, writes, append, eof, error;
    int fd;               /* ON_DESCRIPTOR */
    size_t ahead;         /* bytes that were read ahead: none of them fails */
    enum { BUFFER_FULL, BUFFER_LINE, BUFFER_NONE } buffer; /* ON_DESCRIPTOR: what it keeps back */
    uint32_t unasked;     /* an error that was made to happen and nobody asked for; faults.h */
    unsigned char pushed[8];
    int ungot;            /* bytes in pushed, last one first */
    char *memory;         /* ON_MEMORY, ON_GROWING: the program's bytes */
    size_t at, end, room; /* the next byte, the end, and the bytes there are */
    bool owned;           /* memory is a block of ours, freed when the stream is closed */
    char **ret_text;      /* ON_GROWING: the variables that tell of it */
    size_t *ret_size;
    struct handle_story story;
    bool standard;        /* no leak */
    uint32_t locked, locker; /* how often flockfile; by which thread, of the run's */
};

enum { END = -1 };

/* What is known of f, if it is open; otherwise a finding, errno EBADF and NULL. */
struct open_stream *stream_check(FILE *f);
struct open_stream *stream_alone(FILE *f); /* the same, without waiting for one's turn */
struct open_stream *stream_standard(int n); /* 0, 1, 2; the same, and NULL if it was closed */
FILE *stream_handle(int n); /* stdin, stdout or stderr as the program knows it */
int stream_get(struct open_stream *f); /* END at the end */
size_t stream_get_many(struct open_stream *f, char *to, size_t n); /* to was checked */
int stream_unget(struct open_stream *f, int c);
size_t stream_put(struct open_stream *f, const char *bytes, size_t len);
/* Asked once by each function that writes: it is to fail, and all is set for that. */
bool stream_refuses(struct open_stream *f, size_t len);
bool stream_refuses_byte(struct open_stream *f); /* as often as a buffer is full */

#endif
