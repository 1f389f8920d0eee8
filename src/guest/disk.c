/* disk.c - what is on the disk, as far as it differs from what the program sees.
 *
 * A program that reads back what it wrote sees its writes at once. What would be left if the
 * machine stopped is another matter: bytes in a stream's buffer never left the program; bytes
 * that were written may or may not have reached the disk before fsync() returned. So each
 * change of a file is written down here, in the order in which changes leave the program, and
 * a stop is a moment in that order and a choice of which changes survive:
 *
 *   DISK_ORDERED  all before it; of the one at which it stops nothing, or the first half
 *   DISK_SYNCED   the same; or none of the writes that were not synced; or all but one of them
 *
 * Under DISK_SYNCED fsync() is such a moment as well, unless what it brings to the disk is the last
 * change alone: before it returns, an older write may be missing while a newer change, such as the
 * file's new name, is there.
 *
 * Names (created, renamed, removed) are always on the disk in order, as a journalling file
 * system has it, which is why a file that was renamed into place without fsync can be there
 * and be empty. No model has more than one write missing from the middle, or bytes torn
 * elsewhere than in half: what goes wrong with more mostly goes wrong with these.
 *
 * The journal also serves a close or a flush that fails: what it was to bring to the file is
 * dropped, and the file is made again from what is left. */
#include "guest/disk.h"
#include "guest/libc.h"

#include "base/hash.h"
#include "guest/heart.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

enum change_kind { CHANGE_PUT, CHANGE_MADE, CHANGE_WRITE, CHANGE_SIZE, CHANGE_REMOVED, CHANGE_RENAMED, CHANGE_SYNCED };
#ifdef TINY
enum { CHANGES = 256, WAITING = 16 };
#else
enum { CHANGES = 1 << 14, WAITING = 1 << 10 };
#endif
#define JOURNAL_BYTES ((uint64_t)16 << 20)
#define NEVER UINT32_MAX

struct change {
    uint8_t kind;
    bool dropped;
    uint32_t n;         /* as FAULT_CRASH counts; 0: not counted */
    uint32_t file, other; /* ids; other: whose name was taken, 0 none */
    uint32_t writer;
    uint32_t synced_at; /* changes that there were then; NEVER */
    uint64_t at, len;   /* SIZE: at is the new size */
    uint64_t bytes;     /* offset in the journal: of the bytes, of the name */
};

SPARSE static struct change changes[CHANGES];
SPARSE static struct change waiting[WAITING]; /* in buffers, in the order of their writing */
static struct {
    uint32_t count;     /* of changes */
    uint32_t waiting_count;
    char *bytes;
    uint64_t used;
    bool full;          /* no more is written down: the run has no further stops */
    uint32_t next_file;
    uint32_t end_n;     /* the stop behind the last change; 0: not reached */
    bool stopped;
    uint32_t stop_at, stop_disk; /* index of the change; count: behind the last */
} disk;
static enum disk_rule rule;

void guest_disk(enum disk_rule r) { rule = r; }

bool disk_init(struct error *reterr)
{
    disk.bytes = mmap(NULL, JOURNAL_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                      -1, 0);
    return disk.bytes != MAP_FAILED ||
           error_errno(reterr, ERROR_OS, "cannot reserve room for what files were");
}

uint64_t disk_space(void) { return JOURNAL_BYTES; }

void disk_reset(void)
{
    disk.count = disk.waiting_count = disk.end_n = disk.next_file = 0;
    disk.used = 0;
    disk.full = disk.stopped = false;
}

/* ---- writing down ----------------------------------------------------------------- */

static bool keep(const char *bytes, uint64_t n, uint64_t *ret)
{
    if (disk.full || n > JOURNAL_BYTES - disk.used) {
        disk.full = true;
        return false;
    }
    memcpy(disk.bytes + disk.used, bytes, n);
    *ret = disk.used;
    disk.used += n;
    return true;
}

ENDS static void stop(uint32_t at, uint32_t which)
{
    disk.stopped = true;
    disk.stop_at = at;
    disk.stop_disk = which;
    machine_end(OUTCOME_MACHINE_STOPPED, 0);
}

/* The change is about to reach the disk. */
static void add(struct change c, bool is_stop)
{
    if (disk.full || disk.count == CHANGES) {
        disk.full = true;
        return;
    }
    uint32_t before = faults_count(FAULT_CRASH);
    uint8_t how = is_stop ? fallible(FAULT_CRASH, 0, c.len) : 0;
    c.n = faults_count(FAULT_CRASH) > before ? before + 1 : 0;
    c.synced_at = NEVER;
    changes[disk.count++] = c;
    if (how)
        stop(disk.count - 1, how - 1u);
}

void disk_put(struct file *f)
{
    struct change c = { .kind = CHANGE_PUT, .file = f->id = ++disk.next_file, .len = f->size };
    uint64_t name;
    if (keep(f->name, strlen(f->name) + 1, &name) && keep(f->bytes, f->size, &c.bytes)) {
        c.at = name;
        add(c, false);
    }
}

void disk_made(struct file *f)
{
    struct change c = { .kind = CHANGE_MADE, .file = f->id = ++disk.next_file };
    if (keep(f->name, strlen(f->name) + 1, &c.bytes))
        add(c, true);
}

void disk_resized(struct file *f, size_t size)
{
    add((struct change){ .kind = CHANGE_SIZE, .file = f->id, .at = size }, true);
}

void disk_removed(struct file *f)
{
    add((struct change){ .kind = CHANGE_REMOVED, .file = f->id }, true);
}

void disk_renamed(struct file *f, const char *name, struct file *replaced)
{
    struct change c = { .kind = CHANGE_RENAMED, .file = f->id, .other = replaced ? replaced->id : 0 };
    if (keep(name, strlen(name) + 1, &c.bytes))
        add(c, true);
}

void disk_wrote(struct file *f, size_t at, const char *bytes, size_t n, uint32_t writer, bool buffered)
{
    struct change c = { .kind = CHANGE_WRITE, .file = f->id, .writer = writer, .at = at, .len = n };
    if (!keep(bytes, n, &c.bytes))
        return;
    if (!buffered) {
        add(c, true);
        return;
    }
    struct change *last = disk.waiting_count ? &waiting[disk.waiting_count - 1] : NULL;
    if (last && last->writer == writer && last->file == c.file && last->at + last->len == at &&
        last->bytes + last->len == c.bytes) {
        last->len += n;
    } else {
        if (disk.waiting_count == WAITING)
            disk_flush(waiting[0].writer);
        waiting[disk.waiting_count++] = c;
    }
    if (disk_waiting(writer) >= STREAM_BUFFER)
        disk_flush(writer);
}

uint64_t disk_waiting(uint32_t writer)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < disk.waiting_count; i++)
        sum += waiting[i].writer == writer ? waiting[i].len : 0;
    return sum;
}

/* Takes the writer's first out of what waits. */
static bool take_waiting(uint32_t writer, struct change *ret)
{
    for (uint32_t i = 0; i < disk.waiting_count; i++) {
        if (waiting[i].writer != writer)
            continue;
        *ret = waiting[i];
        memmove(&waiting[i], &waiting[i + 1], (--disk.waiting_count - i) * sizeof *ret);
        return true;
    }
    return false;
}

void disk_flush(uint32_t writer)
{
    struct change c;
    while (take_waiting(writer, &c))
        add(c, true);
}

static bool certain(const struct change *c)
{
    return (c->kind != CHANGE_WRITE && c->kind != CHANGE_SIZE) || c->dropped || c->synced_at != NEVER;
}

void disk_synced(struct file *f)
{
    bool alone = true;
    for (uint32_t i = 0; i + 1 < disk.count; i++)
        alone &= changes[i].file != f->id || certain(&changes[i]);
    if (rule == DISK_SYNCED && !alone)
        add((struct change){ .kind = CHANGE_SYNCED, .file = f->id }, true);
    for (uint32_t i = 0; i < disk.count; i++)
        if (changes[i].file == f->id && changes[i].synced_at == NEVER)
            changes[i].synced_at = disk.count;
}

void disk_end(void)
{
    while (disk.waiting_count)
        disk_flush(waiting[0].writer);
    bool changed = false;
    for (uint32_t i = 0; i < disk.count; i++)
        changed |= changes[i].n > 0;
    if (!changed || disk.full)
        return;
    uint32_t before = faults_count(FAULT_CRASH);
    uint8_t how = fallible(FAULT_CRASH, 0, 0);
    disk.end_n = faults_count(FAULT_CRASH) > before ? before + 1 : 0;
    if (how)
        stop(disk.count, how - 1u);
}

/* ---- a file as the changes make it ------------------------------------------------- */

static struct file *by_id(uint32_t id)
{
    for (int i = 0; i < FILES_MAX; i++) {
        struct file *f = file_nth(i);
        if (f->exists && f->id == id)
            return f;
    }
    return NULL;
}

static void apply_bytes(struct file *f, const struct change *c, uint64_t len)
{
    if (c->kind == CHANGE_SIZE)
        file_resize(f, c->at);
    else if (len)
        file_write(f, c->kind == CHANGE_PUT ? 0 : c->at, disk.bytes + c->bytes, len);
}

static void make_again(uint32_t id)
{
    struct file *f = by_id(id);
    if (!f || disk.full) /* not all is known of it: it stays as it is */
        return;
    file_resize(f, 0);
    for (uint32_t i = 0; i < disk.count; i++) {
        const struct change *c = &changes[i];
        if (c->file == id && !c->dropped && c->kind <= CHANGE_SIZE && c->kind != CHANGE_MADE)
            apply_bytes(f, c, c->len);
    }
    for (uint32_t i = 0; i < disk.waiting_count; i++)
        if (waiting[i].file == id)
            apply_bytes(f, &waiting[i], waiting[i].len);
}

void disk_lose(uint32_t writer)
{
    struct change c;
    uint32_t file = 0;
    while (take_waiting(writer, &c))
        file = c.file;
    if (file)
        make_again(file);
}

void disk_lose_written(uint32_t writer)
{
    uint32_t file = 0;
    for (uint32_t i = 0; i < disk.count; i++) {
        struct change *c = &changes[i];
        if (c->kind == CHANGE_WRITE && c->writer == writer && c->synced_at == NEVER) {
            c->dropped = true;
            file = c->file;
        }
    }
    disk_lose(writer);
    if (file)
        make_again(file);
}

/* ---- stops --------------------------------------------------------------------------- */

/* Of the n-th change: its index, count for the stop behind the last. False: there is none. */
static bool find(uint32_t n, uint32_t *ret)
{
    *ret = disk.count;
    if (n && n == disk.end_n)
        return true;
    for (uint32_t i = 0; i < disk.count; i++) {
        if (n && changes[i].n == n) {
            *ret = i;
            return true;
        }
    }
    return false;
}

static bool can_tear(uint32_t at)
{
    return at < disk.count && changes[at].kind == CHANGE_WRITE && changes[at].len > 1;
}

static bool unsynced(uint32_t i, uint32_t at)
{
    const struct change *c = &changes[i];
    return (c->kind == CHANGE_WRITE || c->kind == CHANGE_SIZE) && !c->dropped && c->synced_at > at;
}

enum { SINGLES = 16 }; /* of more unsynced writes only the last so many are lost alone */
struct left { uint32_t unsynced, singles; bool tears; };

static struct left left_at(uint32_t at)
{
    struct left l = { .tears = can_tear(at) };
    for (uint32_t i = 0; rule == DISK_SYNCED && i < at; i++)
        l.unsynced += unsynced(i, at);
    l.singles = l.unsynced < 2 ? 0 : l.unsynced < SINGLES ? l.unsynced : SINGLES;
    return l;
}

uint32_t guest_disks(uint32_t n)
{
    uint32_t at;
    if (!find(n, &at))
        return 0;
    struct left l = left_at(at);
    return 1 + l.tears + (l.unsynced > 0) + l.singles;
}

/* Which of the disks it is: all, torn, none of the unsynced, or without one of them (its index). */
enum which { WHICH_ALL, WHICH_TORN, WHICH_NONE, WHICH_WITHOUT };
static enum which which_disk(uint32_t at, uint32_t number, uint32_t *ret_without)
{
    struct left l = left_at(at);
    *ret_without = NEVER;
    if (number == 0)
        return WHICH_ALL;
    number--;
    if (l.tears && number-- == 0)
        return WHICH_TORN;
    if (l.unsynced > 0 && number-- == 0)
        return WHICH_NONE;
    if (number >= l.singles)
        return WHICH_ALL;
    for (uint32_t i = at; i-- > 0;)
        if (unsynced(i, at) && number-- == 0) {
            *ret_without = i;
            return WHICH_WITHOUT;
        }
    return WHICH_ALL;
}

static const char *name_of(uint32_t id, uint32_t at)
{
    const char *name = "";
    for (uint32_t i = 0; i < at; i++) {
        const struct change *c = &changes[i];
        if (c->file == id && (c->kind == CHANGE_MADE || c->kind == CHANGE_RENAMED))
            name = disk.bytes + c->bytes;
        else if (c->file == id && c->kind == CHANGE_PUT)
            name = disk.bytes + c->at;
    }
    return name;
}

const char *guest_disk_word(uint32_t n, uint32_t number)
{
    static char text[FILE_NAME + 80];
    uint32_t at, without;
    if (!find(n, &at))
        return "";
    switch (which_disk(at, number, &without)) {
    case WHICH_TORN: return "half of it done";
    case WHICH_NONE: return "what was not synced lost";
    case WHICH_WITHOUT: {
        const struct change *c = &changes[without];
        if (c->kind == CHANGE_SIZE)
            snprintf(text, sizeof text, "a change of the size of \"%s\" lost", name_of(c->file, at));
        else
            snprintf(text, sizeof text, "a write of %llu bytes to \"%s\" lost", (unsigned long long)c->len,
                     name_of(c->file, at));
        return text;
    }
    case WHICH_ALL: break;
    }
    return at == disk.count || changes[at].kind == CHANGE_SYNCED ? "all of it done" : "nothing of it done";
}

static void apply(const struct change *c, bool survives, uint64_t len)
{
    struct file *f = by_id(c->file), *other = c->other ? by_id(c->other) : NULL;
    switch (c->kind) {
    case CHANGE_PUT:
    case CHANGE_MADE:
        if (f)
            file_forget(f); /* given twice */
        f = file_new(disk.bytes + (c->kind == CHANGE_PUT ? c->at : c->bytes));
        if (f)
            f->id = c->file;
        break;
    case CHANGE_REMOVED:
        if (f)
            file_forget(f);
        return;
    case CHANGE_RENAMED:
        if (other)
            file_forget(other);
        if (f)
            strcpy(f->name, disk.bytes + c->bytes);
        return;
    case CHANGE_SYNCED: return;
    default: break;
    }
    if (f && survives && c->kind != CHANGE_MADE)
        apply_bytes(f, c, len);
}

void disk_rebuild(void)
{
    uint32_t without = NEVER, at = disk.stop_at;
    bool stopped = disk.stopped && !disk.full;
    enum which which = stopped ? which_disk(at, disk.stop_disk, &without) : WHICH_ALL;
    if (stopped)
        files_reset();
    for (uint32_t i = 0; stopped && i < at; i++) {
        const struct change *c = &changes[i];
        bool lost = c->dropped || (which == WHICH_NONE && unsynced(i, at)) || i == without;
        apply(c, !lost, c->len);
    }
    if (which == WHICH_TORN)
        apply(&changes[at], true, changes[at].len / 2);
    disk_reset();
    for (int i = 0; i < FILES_MAX; i++) {
        struct file *f = file_nth(i);
        f->users = 0;
        if (f->exists && f->name[0])
            disk_put(f);
        else if (f->exists)
            file_forget(f);
    }
}

/* ---- one state from another ------------------------------------------------------------ */

/* 0: nothing was written; 1: all of it is on the disk for certain; 2: not. */
static unsigned certainty(uint32_t id)
{
    bool any = false, doubt = false;
    for (uint32_t i = 0; i < disk.count; i++) {
        const struct change *c = &changes[i];
        if (c->file != id || (c->kind != CHANGE_WRITE && c->kind != CHANGE_SIZE))
            continue;
        any = true;
        doubt |= c->synced_at == NEVER;
    }
    return any + doubt;
}

uint64_t guest_files_mark(void)
{
    uint64_t sum = 0;
    for (int i = 0; i < FILES_MAX; i++) {
        const struct file *f = file_nth(i);
        if (!f->exists || !f->name[0])
            continue;
        uint64_t h = fnv64(FNV64_START, f->name, strlen(f->name) + 1);
        sum += fnv64(h ^ certainty(f->id), f->bytes, f->size) | 1;
    }
    return sum;
}
