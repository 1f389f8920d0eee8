/* The time from a network, out of a recording.
 *
 *   replay.c  reads a recording: what was sent, what came back  given
 *   show.c    replies, refusals and times as text               given
 *   reader.c  numbers out of bytes, never past their end        yours
 *   reply.c   a reply, or why it is none                        yours
 *   clock.c   how far two clocks are apart                      yours
 *   keep.c    the samples of a whole recording                  yours
 *   more.c    for the dares                                     yours, later
 *
 * Simplified from NTP version 4, RFC 5905. A computer asks a server for the
 * time. It notes when it sent its packet (T1) and when the reply arrived (T4),
 * by its own clock. The reply says when the packet came (T2) and when the reply
 * left (T3), by the server's clock.
 *
 *           T2 ---- T3          the server
 *          /          \
 *        T1            T4       this computer
 *
 * Anybody may send it a packet and call that a reply. Nothing in it is true
 * because it says so, and no byte is there because it should be. */
#ifndef NTP_H
#define NTP_H

#include <ownership.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A point in time: seconds since 1900 in the upper 32 bits, parts of a
 * second in the lower. A part is 1/SECOND of a second. The seconds reach
 * their end in 2036 and begin again at 0. */
typedef uint64_t stamp; /* 64 bits, no sign */

/* From one point to another, in the same parts of a second. Less than 0:
 * backwards. */
typedef int64_t span; /* 64 bits, with sign */

#define SECOND 4294967296 /* 2 to the power of 32 */

/* ---- reader.c: yours ---- */

struct reader {
    borrows const unsigned char *at; /* the next byte */
    size_t left;                     /* how many there are from there on */
};

/* The next bytes, 1 to 8 of them, as one number, the most significant byte
 * first. False: not so many are left; then the reader and *ret_number are
 * as they were. */
bool read_number(struct reader *r, size_t bytes, uint64_t *ret_number);

/* Passes over so many bytes. False: not so many are left, and nothing has
 * changed. */
bool read_skip(struct reader *r, size_t bytes);

/* ---- reply.c: yours ---- */

enum { REPLY_BYTES = 48 };

/* Where it lies in the 48 bytes. What is not named here is passed over. */
struct reply {
    unsigned int leap;    /* byte 0, upper two bits; 3: it has no time */
    unsigned int version; /* byte 0, the next three bits */
    unsigned int mode;    /* byte 0, lower three bits; 4: from a server */
    unsigned int stratum; /* byte 1; 1: has a good clock, 2: asks one, ... */
    int precision;        /* byte 3, with a sign: seconds, as a power of 2 */
    char id[5];           /* bytes 12 to 15: four letters; here with an end */
    stamp origin;         /* bytes 24 to 31: T1, as the server read it */
    stamp receive;        /* bytes 32 to 39: T2 */
    stamp transmit;       /* bytes 40 to 47: T3 */
};

/* What comes out: a reply, or one of these failures. They are asked in this
 * order, and the first one that holds is told. */
enum outcome {
    TOO_SHORT,     /* fewer than 48 bytes; more are fine */
    WRONG_VERSION, /* neither 3 nor 4 */
    WRONG_MODE,    /* not 4 */
    NOT_OURS,      /* its origin is not the stamp that we sent */
    KISS,          /* stratum 0: the server says no, and the id why ("RATE":
                      you ask too often) */
    NO_TIME,       /* leap is 3, or the stratum above 15 */
    REPLY,
};

struct result {
    enum outcome tag; /* says which of these there is; ask it first */
    union {
        size_t missing;      /* TOO_SHORT: how many bytes more it takes */
        unsigned int number; /* WRONG_VERSION, WRONG_MODE: what it was */
        char code[5];        /* KISS: the id */
        struct reply reply;  /* REPLY */
    };                       /* NOT_OURS, NO_TIME: none */
};

/* `sent` is T1, the stamp in the packet that we sent. */
struct result reply_parse(const unsigned char *bytes, size_t length, stamp sent);

/* ---- clock.c: yours. Stamps may be anything: a reply says what it likes ---- */

/* From one point to the other, the shorter way round: 0 comes after the
 * last second. */
span clock_span(stamp from, stamp to);

/* How far the server's clock is ahead of ours:
 * ((T2 - T1) + (T3 - T4)) / 2, each difference the shorter way round. It may be
 * two parts off. */
span clock_offset(stamp t1, stamp t2, stamp t3, stamp t4);

/* How long the packets were under way, there and back:
 * (T4 - T1) - (T3 - T2), round as above. */
span clock_delay(stamp t1, stamp t2, stamp t3, stamp t4);

/* The same in millionths of a second; what is left over is dropped, as /
 * does. */
int64_t clock_micros(span s);

/* ---- replay.c ---- */

enum { MOST_EXCHANGES = 40, MOST_BYTES = 128 };

struct exchange {
    stamp sent, arrived;  /* T1, T4 */
    owned nullable unsigned char *bytes; /* what came back, not a byte more */
    size_t length;
};

struct recording {
    struct exchange at[MOST_EXCHANGES];
    size_t count;
    bool whole; /* false: not all was read, or there was no memory for it */
};

/* The caller gives it back with recording_free(), whatever is in it. */
void recording_read(struct recording *r); /* from standard input */
void recording_free(struct recording *r);

/* ---- keep.c: yours ---- */

struct sample {
    span offset, delay;
};

/* {0} is one without samples. */
struct samples {
    owned nullable struct sample *at;
    size_t count; /* so many samples */
    size_t room;  /* for so many there is room */
};
/* Given, in replay.c. Then s is {0} again. */
void samples_free(borrows_mut struct samples *s);

/* All or nothing: adds a sample of each exchange whose bytes are a reply,
 * in their order; the others it passes over. False: no memory; the samples
 * are those of before. */
bool samples_add(struct samples *s, const struct exchange *e, size_t count);

/* ---- show.c ---- */

/* The four bytes of an id, read as a number, as a text with its end. */
void id_letters(uint64_t number, char *ret_id);
void show_result(const struct result *r);
void show_span(span s); /* in seconds, with a sign */

/* ---- more.c: the dares ---- */

/* Extensions lie behind the 48 bytes, one after the other: two bytes of
 * type, two of length, then what it holds. The length counts these four
 * bytes, too. It is 16 or more, a multiple of 4, and no more than what is
 * there. (Simplified from RFC 7822.) */
struct extension {
    unsigned int type;
    borrows const unsigned char *bytes; /* what it holds */
    size_t length;                      /* of that alone */
};
enum step { BROKEN, END, EXTENSION };

/* EXTENSION: the next one is in *ret, and the reader is behind it. END:
 * nothing is left. BROKEN: what is left is none; then the reader is where
 * it was, and *ret as it was. */
enum step extension_next(struct reader *r, struct extension *ret);

/* Of the last eight samples, the offset of the one with the least delay,
 * and of several such the newest. A delay below 0 cannot be: such samples
 * are passed over, and count among the eight. False: there is none;
 * *ret_offset is as it was. */
bool filter_offset(const struct samples *s, span *ret_offset);

/* The 48 bytes of a reply; those that reply_parse() passes over are 0.
 * Gives 48, or 0 if there is no room for them: then nothing is written. */
size_t reply_write(const struct reply *reply, unsigned char *bytes, size_t room);

#endif
