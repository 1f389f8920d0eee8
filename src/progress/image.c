/* A progress file as it stands, read into memory: how reports look at files
 * that are not theirs. SQLite itself cannot read a database in WAL mode without
 * making files beside it (or ignores the log), so the log is put on top here:
 * every frame whose salt and running checksum are right, up to the last frame
 * that ends a transaction. A missing log is fine: a copy without one is the
 * state of the last checkpoint.
 *
 * A program that is writing right now may checkpoint while we read. Then the
 * file's size or time of change moves, or the log starts anew, and we read
 * again.
 *
 * Source: sqlite.org/fileformat2.html, "The Database Header", "The WAL". */
#include "progress/store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEADER = 100,
    AT_PAGE_SIZE = 16,
    AT_WRITE_FORMAT = 18, /* this byte and the next: 1 rollback journal, 2 WAL */
    AT_PAGES = 28,
    AT_USER_VERSION = 60,
    AT_APPLICATION = 68,
    WAL_HEADER = 32,
    FRAME_HEADER = 24,
};
static const size_t IMAGE_MAX = (size_t)1 << 32;

static uint32_t big(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

enum image_kind image_header(const unsigned char *bytes, size_t len, uint32_t *ret_version,
                             uint32_t *ret_application)
{
    if (len == 0)
        return IMAGE_EMPTY;
    if (len < HEADER || memcmp(bytes, "SQLite format 3", 16) != 0)
        return IMAGE_OTHER;
    *ret_version = big(bytes + AT_USER_VERSION);
    *ret_application = big(bytes + AT_APPLICATION);
    return IMAGE_DATABASE;
}

bool image_whole(const unsigned char *bytes, size_t len)
{
    if (len < HEADER)
        return len == 0;
    size_t page = (size_t)bytes[AT_PAGE_SIZE] << 8 | bytes[AT_PAGE_SIZE + 1];
    if (page == 1)
        page = 65536;
    return page && len / page >= big(bytes + AT_PAGES);
}

struct sum { uint32_t a, b; };
static void sum_add(struct sum *s, const unsigned char *p, size_t len, bool big_endian)
{
    for (size_t i = 0; i + 8 <= len; i += 8) {
        uint32_t x = big(p + i), y = big(p + i + 4);
        if (!big_endian) {
            x = __builtin_bswap32(x);
            y = __builtin_bswap32(y);
        }
        s->a += x + s->b;
        s->b += y + s->a;
    }
}

/* Lays the committed frames of wal over db. */
static void overlay(struct buf *db, const unsigned char *wal, size_t len)
{
    if (len < WAL_HEADER || (big(wal) & ~1u) != 0x377f0682)
        return;
    bool big_endian = big(wal) & 1;
    size_t page = big(wal + 8);
    struct sum sum = {0};
    sum_add(&sum, wal, 24, big_endian);
    if (page < 512 || page > 65536 || (page & (page - 1)) || sum.a != big(wal + 24) ||
        sum.b != big(wal + 28))
        return;

    /* First pass: where the last whole transaction ends. */
    size_t each = FRAME_HEADER + page, end = WAL_HEADER;
    uint32_t pages = 0;
    for (size_t at = WAL_HEADER; at + each <= len; at += each) {
        const unsigned char *f = wal + at;
        if (memcmp(f + 8, wal + 16, 8) != 0 || big(f) == 0)
            break;
        sum_add(&sum, f, 8, big_endian);
        sum_add(&sum, f + FRAME_HEADER, page, big_endian);
        if (sum.a != big(f + 16) || sum.b != big(f + 20))
            break;
        if (big(f + 4)) {
            pages = big(f + 4);
            end = at + each;
        }
    }
    if (!pages || pages > IMAGE_MAX / page)
        return;
    size_t want = pages * page;
    if (db->len > want)
        db->len = want;
    while (db->len < want)
        buf_repeat(db, '\0', want - db->len);
    for (size_t at = WAL_HEADER; at < end; at += each) {
        const unsigned char *f = wal + at;
        if (big(f) <= pages)
            memcpy(db->at + (big(f) - 1) * page, f + FRAME_HEADER, page);
    }
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* One look. *ret_steady is false if someone wrote meanwhile. */
static bool look(const char *path, const char *log, struct buf *db, bool *ret_steady,
                 struct error *reterr)
{
    struct stat before, after;
    struct buf wal = {0};
    struct error ignored;
    bool ok = false;

    if (stat(path, &before) < 0) {
        error_errno(reterr, errno == ENOENT ? ERROR_NO_INPUT : ERROR_IO, "cannot open %s", path);
        goto out;
    }
    if (!file_read(path, IMAGE_MAX, db, reterr))
        goto out;
    bool logged = path_exists(log);
    if (logged && !file_read(log, IMAGE_MAX, &wal, &ignored)) {
        if (path_exists(log)) {
            error_set(reterr, ERROR_IO, "cannot read %s, which holds the newest part of %s", log,
                      path);
            goto out;
        }
        wal.len = 0; /* its owner just closed: the checkpoint moved into the file */
    }
    *ret_steady = stat(path, &after) == 0 && same_file(&before, &after) &&
                  logged == path_exists(log);
    if (*ret_steady && wal.len >= WAL_HEADER) {
        int fd = open(log, O_RDONLY | O_CLOEXEC);
        char head[WAL_HEADER];
        *ret_steady = fd >= 0 && read(fd, head, sizeof head) == WAL_HEADER &&
                      memcmp(head, wal.at, WAL_HEADER) == 0;
        if (fd >= 0)
            close(fd);
    }
    if (db->len >= HEADER && wal.len)
        overlay(db, (const unsigned char *)wal.at, wal.len);
    ok = true;
out:
    buf_release(&wal);
    return ok;
}

bool image_load(const char *path, unsigned char **ret_bytes, size_t *ret_len,
                struct error *reterr)
{
    struct arena a = {0};
    struct buf db = {0};
    const char *log = arena_printf(&a, "%s-wal", path);
    bool ok = false, steady = false;
    for (int tries = 0; tries < 200 && !steady; tries++) {
        if (tries)
            usleep(5000);
        buf_clear(&db);
        if (!look(path, log, &db, &steady, reterr))
            goto out;
    }
    if (!steady) {
        error_set(reterr, ERROR_IO, "%s changes all the time; try again when nobody writes to it",
                  path);
        goto out;
    }
    unsigned char *bytes = sqlite3_malloc64(db.len ? db.len : 1);
    if (!bytes) {
        error_set(reterr, ERROR_OS, "there is not enough memory to read %s (%zu bytes)", path,
                  db.len);
        goto out;
    }
    if (db.len)
        memcpy(bytes, db.at, db.len);
    if (db.len >= HEADER) /* a database in memory has no log */
        bytes[AT_WRITE_FORMAT] = bytes[AT_WRITE_FORMAT + 1] = 1;
    *ret_bytes = bytes;
    *ret_len = db.len;
    ok = true;
out:
    buf_release(&db);
    arena_release(&a);
    return ok;
}
