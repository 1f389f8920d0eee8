/* base/ - what every room stands on, and what knows nothing of Freehold.
 *
 *   mem.c     the one allocation door; tests fail the n-th allocation here
 *   arena.c   memory that dies together
 *   str.c     borrowed slices of bytes
 *   buf.c     growing byte buffers with an optional cap
 *   error.c   the world's failures (struct error) and our own (BUG)
 *   diag.c    "file:line:col: error: ..." with a caret, for sources and packs
 *   utf8.c    decoding, cell widths, making hostile text printable
 *   file.c    whole-file reads, paths; file_write.c  atomic replaces
 *   json.c    a JSON writer
 *   xml.c     text made harmless inside XML and HTML
 *   hash.h    FNV-1a, for tables; sparse.h  tables that lie behind all others
 *   sha256.c  digests of texts, and bytes as base64
 *   world.c   time and randomness, handed in so that tests repeat
 *   uuid.c    UUIDv7
 *
 * Neighbours: every room includes this; it includes none.
 *
 * Running out of memory is not an error that rooms handle: mem_alloc() never
 * returns NULL, it ends the process in order through the handler set with
 * mem_on_exhausted() (the terminal is restored, exit 71). Nothing is lost by
 * that: drafts and progress are on disk before they are on the screen. */
#ifndef BASE_H
#define BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __clang__ /* the fuzzers' compiler; it knows no malloc(free) */
#define OWNED(fn) __attribute__((malloc, warn_unused_result))
#else
#define OWNED(fn) __attribute__((malloc(fn, 1), warn_unused_result))
#endif
#define MUST_USE __attribute__((warn_unused_result))
#define NEVER_NULL __attribute__((returns_nonnull))
#define FORMAT(fmt, first) __attribute__((format(printf, fmt, first)))
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- mem.c ------------------------------------------------------------ */

void mem_free(void *p); /* NULL is fine */
OWNED(mem_free) NEVER_NULL void *mem_alloc(size_t size);     /* zeroed */
MUST_USE NEVER_NULL void *mem_resize(void *p, size_t count, size_t each); /* checks count * each */
OWNED(mem_free) NEVER_NULL char *mem_strdup(const char *s);
/* Called once when memory runs out, before exit(71); it may write a message. */
void mem_on_exhausted(void (*handler)(void));
/* Sabotage for tests: the n-th allocation from now fails (0: none).
 * FREEHOLD_FAIL_ALLOC=n in the environment does the same at start-up in
 * builds with -DTORTURE. */
void mem_fail_at(uint64_t n);
uint64_t mem_allocations(void); /* how many were asked for so far */

/* ---- str.c: a slice borrows, it never owns ----------------------------- */

struct str {
    const char *at; /* not NUL-terminated */
    size_t len;     /* bytes */
};
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).len, (s).at

struct str str_from(const char *cstr); /* NULL gives the empty slice */
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *b);
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
struct str str_trim(struct str s);               /* ASCII white space off both ends */
struct str str_slice(struct str s, size_t from, size_t to);
/* Takes the next line off *rest, without its newline. False at the end. */
bool str_line(struct str *rest, struct str *ret_line);
/* Whole slice as a decimal number within [min, max]. */
bool str_to_int(struct str s, int64_t min, int64_t max, int64_t *ret);
/* Edit distance for "did you mean"; gives up above limit (returns limit + 1).
 * Source: Damerau-Levenshtein, optimal string alignment. */
size_t str_distance(struct str a, struct str b, size_t limit);
/* The nearest of names within a third of its length, or NULL. */
const char *str_nearest(struct str word, const char *const *names, size_t count);

/* ---- arena.c ----------------------------------------------------------- */

struct arena {
    struct arena_block *blocks; /* newest first, owned */
    size_t used;                /* bytes handed out in the newest block */
};
/* {0} is an empty arena. All memory is zeroed and 16-byte aligned. */
NEVER_NULL void *arena_alloc(struct arena *a, size_t size);
NEVER_NULL void *arena_array(struct arena *a, size_t count, size_t each); /* checks count * each */
struct str arena_str(struct arena *a, struct str s);       /* a copy, NUL-terminated behind */
char *arena_cstr(struct arena *a, struct str s);           /* the same as char * */
FORMAT(2, 3) char *arena_printf(struct arena *a, const char *fmt, ...);
void arena_clear(struct arena *a);   /* frees all but the first block */
void arena_release(struct arena *a); /* frees all; usable again */

/* ---- buf.c ------------------------------------------------------------- */

struct buf {
    char *at;   /* owned; NUL-terminated behind len whenever not NULL */
    size_t len; /* bytes */
    size_t room;
    size_t cap;     /* 0: none. Above it writes are cut and truncated is set */
    bool truncated;
};
void buf_add(struct buf *b, const void *bytes, size_t len);
void buf_str(struct buf *b, struct str s);
void buf_cstr(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
void buf_repeat(struct buf *b, char c, size_t times);
FORMAT(2, 3) void buf_printf(struct buf *b, const char *fmt, ...);
void buf_vprintf(struct buf *b, const char *fmt, va_list ap);
struct str buf_view(const struct buf *b); /* borrowed, valid until the next change */
void buf_clear(struct buf *b);            /* keeps the memory */
void buf_release(struct buf *b);
OWNED(mem_free) char *buf_detach(struct buf *b); /* hands the bytes over, empties b */

/* ---- growing arrays ---------------------------------------------------- */

/* struct { T *at; size_t len, room; } grown by doubling. */
#define VEC(T) struct { T *at; size_t len, room; }
#define vec_push(v, item)                                                      \
    do {                                                                       \
        if ((v)->len == (v)->room) {                                           \
            (v)->room = (v)->room ? (v)->room * 2 : 8;                         \
            (v)->at = mem_resize((v)->at, (v)->room, sizeof *(v)->at);         \
        }                                                                      \
        (v)->at[(v)->len++] = (item);                                          \
    } while (0)
#define vec_release(v)                                                         \
    do {                                                                       \
        mem_free((v)->at);                                                     \
        (v)->at = NULL;                                                        \
        (v)->len = (v)->room = 0;                                              \
    } while (0)

/* ---- error.c ----------------------------------------------------------- */

/* What went wrong in the world outside; each maps to one exit code. */
enum error_kind {
    ERROR_NONE = 0,
    ERROR_USAGE,     /* exit 2  */
    ERROR_DATA,      /* exit 65: a broken pack, a broken progress file */
    ERROR_NO_INPUT,  /* exit 66: a file named by the user is not there */
    ERROR_UNAVAILABLE, /* exit 69: something this machine lacks (seccomp, a terminal) */
    ERROR_SOFTWARE,  /* exit 70: our own fault */
    ERROR_OS,        /* exit 71: out of memory, cannot fork */
    ERROR_CANT_CREATE, /* exit 73 */
    ERROR_IO,        /* exit 74: disk full, read-only */
};
struct error {
    enum error_kind kind;
    char text[480]; /* one sentence on what happened and what to do */
};
/* Sets *err (NULL: dropped) and returns false, so that
 * `return error_set(...)` reads well. */
FORMAT(3, 4) bool error_set(struct error *err, enum error_kind kind, const char *fmt, ...);
/* The same, with ": strerror(errno)" behind. */
FORMAT(3, 4) bool error_errno(struct error *err, enum error_kind kind, const char *fmt, ...);
int error_exit_code(enum error_kind kind);

/* A bug of ours: calls the hook (which restores the terminal), prints where,
 * and exits 70. */
#define BUG(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
#define BUG_IF(cond) do { if (cond) BUG("%s", #cond); } while (0)
_Noreturn FORMAT(3, 4) void bug_at(const char *file, int line, const char *fmt, ...);
void bug_on_exit(void (*hook)(void));

/* ---- diag.c ------------------------------------------------------------ */

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };
/* Something to tell about a place in a text. Slices are borrowed from
 * whoever made it (usually an arena). */
struct diag {
    enum severity severity;
    const char *code;   /* stable name, see `freehold explain`; never NULL */
    struct str message; /* one plain sentence, no full stop at the end */
    struct str advice;  /* what to try; may be empty */
    struct str file;
    int line;           /* from 1; 0: the file as a whole */
    int column;         /* from 1, in bytes; 0: the whole line */
    int length;         /* bytes underlined; 0 is shown as 1 */
};
const char *severity_name(enum severity s); /* "error" */
/* "file:line:col: error: message [code]" and, when source is not empty, the
 * line and a caret line. Control characters are made visible. */
void diag_print(struct buf *out, const struct diag *d, struct str source);
int diag_cmp(const void *a, const void *b); /* qsort: by file, line, column */

/* ---- utf8.c ------------------------------------------------------------ */

/* Decodes one code point at s[0..len). Returns its bytes (>= 1); a malformed
 * byte gives U+FFFD and 1. len must not be 0. */
size_t utf8_decode(const char *s, size_t len, uint32_t *ret_code);
size_t utf8_encode(uint32_t code, char out[4]); /* bytes written */
/* Cells a code point takes on a terminal: 0, 1 or 2; -1 for controls.
 * Source: Unicode 15 East Asian Width and Grapheme ranges, abridged. */
int utf8_width(uint32_t code);
int utf8_str_width(struct str s); /* controls count as 1 */
bool utf8_valid(struct str s);
/* Copies s with every control character (C0 but newline and tab, DEL, C1,
 * bidirectional overrides) and malformed byte replaced by U+FFFD or, for C0,
 * by its caret form. What a pack or a learner's program wrote passes through
 * here before it may reach a terminal. */
void utf8_printable(struct buf *out, struct str s);

/* ---- file.c, file_write.c ---------------------------------------------- */

/* Whole file into out (appended). More than max bytes is an error, and so is what is
 * no plain file, unless it is a pipe or terminal under a name in /dev or /proc. */
bool file_read(const char *path, size_t max, struct buf *out, struct error *reterr);
/* Replaces a plain file, or makes one: temporary file in its folder, fsync, rename. Keeps
 * mode and, where that is allowed, owner of an existing file; a new one has what the umask
 * leaves. Other hard links of it keep the old text. A symbolic link stays, and what it
 * leads to is replaced; a device or pipe stays, and is written to, which may wait for
 * whoever reads it. */
bool file_write_atomic(const char *path, struct str text, struct error *reterr);
/* The same piece by piece: what was there stays until it is closed. */
struct file_out {
    struct arena arena;
    int fd;                     /* -1: not open */
    char *path, *target, *temp; /* as named; what is replaced, by what: NULL if it is written to */
};
/* False: *reterr; abandon it all the same. */
bool file_out_open(struct file_out *f, const char *path, struct error *reterr);
bool file_out_put(struct file_out *f, struct str text, struct error *reterr);
bool file_out_close(struct file_out *f, struct error *reterr); /* releases it in any case */
void file_out_abandon(struct file_out *f);
bool dir_make_all(const char *path, struct error *reterr); /* mkdir -p, mode 0700 */
char *path_join(struct arena *a, const char *dir, const char *name);
/* Name without folder. Borrowed from path. */
const char *path_base(const char *path);
bool path_exists(const char *path);
/* A relative path with no "..", no empty part, no leading '/'. */
bool path_stays_inside(struct str relative);

/* ---- json.c ------------------------------------------------------------ */

/* Writes compact JSON. Text that is not UTF-8 has its bad bytes replaced by
 * U+FFFD, so the result is always valid. */
struct json {
    struct buf *out; /* borrowed */
    uint64_t comma;  /* a bit per depth: something stands before */
    int depth;       /* at most 63 */
};
void json_open(struct json *j, const char *key, char bracket); /* '{' or '['; key NULL in arrays */
void json_close(struct json *j, char bracket);                 /* '}' or ']' */
void json_str(struct json *j, const char *key, struct str value);
void json_cstr(struct json *j, const char *key, const char *value); /* NULL: null */
void json_int(struct json *j, const char *key, int64_t value);
void json_bool(struct json *j, const char *key, bool value);
void json_null(struct json *j, const char *key);

/* ---- xml.c ------------------------------------------------------------- */

/* Appends s as content of an element or of a quoted attribute, whatever is in it. */
void buf_xml(struct buf *out, struct str s);

/* ---- sha256.c ---------------------------------------------------------- */

void sha256(struct str s, unsigned char ret[32]);
void buf_base64(struct buf *out, const unsigned char *bytes, size_t len); /* RFC 4648, with = */

/* ---- world.c, uuid.c --------------------------------------------------- */

struct world {
    int64_t (*now_ms)(void *ctx);                 /* milliseconds since 1970, UTC */
    int64_t (*ticks_us)(void *ctx);               /* monotonic microseconds */
    void (*random)(void *ctx, void *out, size_t n);
    void *ctx;
    int (*zone_min)(void *ctx, int64_t ms); /* minutes that local time was ahead of UTC then;
                                               NULL: none */
};
extern const struct world world_real;
int world_zone(const struct world *w, int64_t ms); /* that, from -1440 to 1440 */
/* A world for tests: starts at a fixed moment, each now_ms() call moves on by
 * step_ms; random bytes from a seeded generator. Owned by the caller. */
struct world_fixed {
    int64_t now_ms, step_ms;
    uint64_t seed;
};
struct world world_fixed_init(struct world_fixed *f);

struct uuid { char text[37]; }; /* 8-4-4-4-12 and NUL */
/* RFC 9562 version 7: ordered by time to the millisecond. */
struct uuid uuid_v7(const struct world *w);
/* "2026-11-20T10:31:00Z" */
struct timestamp { char text[24]; };
struct timestamp timestamp_utc(int64_t ms);

#endif
