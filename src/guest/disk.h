/* disk.h - what a stop of the machine would leave of the program's files. Not for other rooms.
 *
 * files.c, descriptors.c and stream.c tell of each change; a file is known by file.id, who
 * writes by a number of its open description. */
#ifndef GUEST_DISK_H
#define GUEST_DISK_H

#include "guest/machine.h"

struct file; /* libc.h */

enum { STREAM_BUFFER = 4096 }; /* bytes that a stream keeps back, or reads ahead */

bool disk_init(struct error *reterr);
uint64_t disk_space(void);
void disk_reset(void);
/* Files appear, with what is in them, before the program runs. */
void disk_put(struct file *f);
/* What the program does. May end the run: the machine was to stop here. */
void disk_made(struct file *f);
void disk_resized(struct file *f, size_t size);
void disk_removed(struct file *f);
void disk_renamed(struct file *f, const char *name, struct file *replaced); /* NULL, or what had the name */
/* n bytes are written at a place. buffered: they wait in a stream's buffer. */
void disk_wrote(struct file *f, size_t at, const char *bytes, size_t n, uint32_t writer, bool buffered);
/* What waits there goes to the file; or is lost, which the file then shows. */
uint64_t disk_waiting(uint32_t writer); /* bytes */
void disk_flush(uint32_t writer);
void disk_lose(uint32_t writer);
/* What the writer wrote since the last sync of the file is lost. */
void disk_lose_written(uint32_t writer);
void disk_synced(struct file *f);
void disk_end(void); /* the program ends in order: all buffers are flushed */
/* The files as they are after the stop, or as the program left them if there was none;
 * forgets what led there. */
void disk_rebuild(void);

#endif
