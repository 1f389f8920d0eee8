/* A store of small texts that survives a stop of the machine. The tour:
 *
 *   store.h        this page
 *   sum.c          the checksum                                  done
 *   disk.c         files: open, read, write, wait, cut, rename   done
 *   table.c        what is in the store, in memory               done
 *   model.c        the dull twin: what has to be in the store    done
 *   commands.c     put, get, delete, list, compact, reopen       done
 *   record.c       a change as bytes that prove themselves       yours
 *   store.c        append, recover, compact                      yours
 *   store_tests.c  how do you know?                              yours
 *   more.c         for the dares                                 later
 *
 * On the disk the store is a log: a file with the changes, one behind the
 * other. What is in the table is what comes of them, first to last. */
#ifndef STORE_H
#define STORE_H

#include <ownership.h>
#include <stdbool.h>
#include <stddef.h>

enum { KEY_ROOM = 16, VALUE_ROOM = 32, KEYS = 8 };

enum kind { DROP, PUT };

struct change {
    enum kind kind;
    char key[KEY_ROOM];
    char value[VALUE_ROOM]; /* of DROP: empty */
};

/* sum.c. The SUM bytes that belong to n bytes. For one flipped bit they are
 * others, and for zeros they are not zeros. */
enum { SUM = 4 };
void sum_of(const unsigned char *bytes, size_t n, unsigned char *sum);

/* record.c: yours. A record is
 *
 *   SUM bytes    the sum of all bytes of the record behind it
 *   1 byte       the kind: DROP or PUT
 *   1 byte       length of the key
 *   1 byte       length of the value
 *   key, value   as they are, without ends
 */
enum { HEAD = SUM + 3, RECORD_MOST = HEAD + KEY_ROOM - 1 + VALUE_ROOM - 1 };

/* Gives the length of the record. There is room for RECORD_MOST bytes. */
size_t record_write(const struct change *c, unsigned char *bytes);

/* Looks at the first of n bytes, and reads none but these n. Gives the
 * length of the record there, and puts its change into *ret. 0: *ret is as
 * it was, for there is no whole record with the right sum, or its kind is
 * none, or its texts do not fit into a change. */
size_t record_read(const unsigned char *bytes, size_t n,
                   struct change *ret);

/* table.c. The keys are in order. */
struct entry {
    char key[KEY_ROOM];
    char value[VALUE_ROOM];
};
struct table {
    struct entry at[KEYS];
    size_t count;
};
borrows nullable const char *table_get(borrows const struct table *t,
                                       const char *key);
/* Can this change be made? Not if a key is dropped that is not there, or a
 * key too many put. */
bool table_takes(borrows const struct table *t, const struct change *c);
/* Makes it: 0. It cannot be made: -1, and nothing changes. */
int table_apply(struct table *t, const struct change *c);

/* disk.c. Unless it says otherwise, a function gives 0, or -1 if it could
 * not be done. What was written to a file is on the disk for certain when
 * disk_sync has returned 0 for it, and not before. Names are at once. */

/* A descriptor, or -1. The file is made if it is not there. */
int disk_open(const char *name);
/* The same, and the file is empty. */
int disk_create(const char *name);
/* At its end. -1: perhaps some of the bytes are there. */
int disk_write(int fd, const void *bytes, size_t n);
int disk_sync(int fd);
/* To n bytes; then these are on the disk for certain, and no others. */
int disk_cut(int fd, size_t n);
/* Takes the place of what had that name. */
int disk_rename(const char *from, const char *to);
int disk_remove(const char *name);
int disk_close(int fd);
/* All bytes of a file, from its start. NULL: could not be had. */
gives nullable unsigned char *disk_read(int fd, size_t *n);
/* How often the disk was waited for so far, by sync or cut. */
unsigned disk_waits(void);

/* store.c: yours. */
#define LOG_NAME "store.log"
#define NEW_NAME "store.new"

struct store {
    int fd;      /* the log; changes are written to its end */
    bool failed; /* a change could not be brought to the disk */
    struct table table;
};

/* Makes the changes that a log begins with: the longest front part of n
 * bytes in which each record is right and each change can be made. Gives
 * its length. */
size_t log_replay(const unsigned char *bytes, size_t n, struct table *t);

/* The store as its log tells it, ready for changes. What lies behind the
 * right part of the log is cut off. NULL: the log or the memory cannot be
 * had. */
gives nullable struct store *store_open(void);
void store_close(owns nullable struct store *s);

/* 0: the change is made, and it is on the disk for certain. -1: it is not
 * made. If it cannot be made (table_takes), nothing is written, and all
 * goes on. If the disk refuses it, nobody knows what is there: from then
 * on all changes are refused, until the store is opened anew. */
int store_change(struct store *s, const struct change *c);

/* Writes the log anew: a PUT for each key. 0; later changes go to the new
 * log. -1: the store is as it was, the old log is still there, and the new
 * one, NEW_NAME, is not. At each moment there is a log with all that is in
 * the store. */
int store_compact(struct store *s);

/* model.c. The same changes, and no file. */
struct model {
    struct change at[KEYS];
    size_t count;
    bool in_doubt; /* a change was asked for; nobody knows if it is there */
    struct change doubt;
};
/* False: it cannot be made. */
bool model_change(struct model *m, const struct change *c);
bool model_same(const struct model *m, const struct table *t);
/* The store was opened: is it what the model says, with the change in doubt
 * or without it? */
bool model_settle(struct model *m, const struct table *t);

/* commands.c. A line with a command, carried out and answered. False: the
 * table is not what the model says, or the store cannot be opened. */
struct session {
    struct store *s; /* NULL if it could not be opened anew */
    struct model m;
};
bool command(struct session *w, const char *line);
/* "put lamp on", "delete lamp" as a change. */
bool command_change(const char *line, struct change *ret);

/* more.c: the dares. */

/* A snapshot: what was in the store when it was taken, whatever is changed
 * or compacted since. It keeps no copy of the texts. It may have its own
 * descriptor of the log: that is good for the file as long as it is open,
 * though another file has its name by then. */
struct snapshot {
    int fd;
    size_t length;
};
int snapshot_take(struct snapshot *ret); /* of the store that is open */
/* 1 and the value, which has VALUE_ROOM bytes; 0: there was no such key;
 * -1: cannot be read. */
int snapshot_get(const struct snapshot *p, const char *key, char *value);
void snapshot_end(struct snapshot *p);

/* The first entry whose key is `from` or comes after it; if `behind`, only
 * one that comes after it. NULL: there is none before `to`. Between two
 * calls the table may change. */
borrows nullable const struct entry *table_next(
    borrows const struct table *t, const char *from, bool behind,
    const char *to);

/* Makes all changes, in their order, and waits for the disk once. 0: all
 * are made, and on the disk for certain. -1: none is made. If one of them
 * cannot be made, nothing is written. If the disk refuses, it is as with
 * store_change. After a stop of the machine the first few may be there
 * without the others. */
int store_change_all(struct store *s, const struct change *c, size_t count);

#endif
