/* Says when a file was saved, whatever the editor does to save it. Private. */
#ifndef CLI_WATCHER_H
#define CLI_WATCHER_H

#include "base/base.h"

struct watcher {
    int inotify;      /* -1: not available, or found to be silent; then we poll */
    const char *path; /* borrowed; ends in a slash: all sources in that folder */
    const char *name; /* its last part; "" of a folder */
    uint64_t seen;    /* hash of the text when it was last looked at */
    bool exists;
    bool silent;      /* inotify missed a save */
};
/* True if inotify watches the folder; otherwise polling does. */
bool watcher_init(struct watcher *w, const char *path);
void watcher_release(struct watcher *w);
enum watch_event { WATCH_NOTHING, WATCH_SAVED, WATCH_INPUT };
/* Waits up to timeout_ms for a save or for input on fd (-1: none). A save counts
 * only if the text is another. */
enum watch_event watcher_wait(struct watcher *w, int fd, int timeout_ms);

#endif
