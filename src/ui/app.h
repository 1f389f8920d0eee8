/* One struct app: the study, the screen and the stack of views; and the loop.
 *
 * The loop waits for a key, the judge, a change of the watched file or the time
 * that the top view asked for, whatever is first, hands it to the view and draws.
 * It never waits for the judge: a submit cancels the attempt under way, and the
 * verdict comes to the view that asked, if it is still there. */
#ifndef UI_APP_H
#define UI_APP_H

#include "ui/term.h"
#include "ui/theme.h"
#include "ui/view.h"

#include <time.h>

enum { UI_MIN_ROWS = 18, UI_MIN_COLS = 60, UI_WIDE = 110 };

struct app {
    struct study *study;     /* borrowed */
    struct term *term;       /* borrowed */
    const struct theme *theme;
    const struct world *world; /* borrowed; its ticks time the pauses */
    struct canvas canvas;
    struct view *top;        /* the stack, newest first; owned */
    struct view *spent;      /* closed, freed once the event is handled */
    struct view *asked;      /* whose attempt is with the judge; borrowed, or NULL */
    int64_t asked_ms;        /* since when */
    struct buf message;      /* shown over the title row until the next key */
    enum role message_role;
    int watch_fd;            /* inotify, or -1 */
    int watch_id;            /* of the folder, or -1 */
    struct buf watch_dir, watch_name;
    struct {                 /* the file as last looked at: where inotify is silent */
        struct timespec mtime;
        int64_t size;
        int64_t at_ms;       /* when to look again; 0: nothing is watched */
    } look;
    struct buf place;        /* as last written, to write it only when it changed */
    int64_t place_ms;        /* when to write it; 0: nothing to write */
    struct buf farewell;     /* said on the terminal when the screen is gone */
    bool no_picture;         /* put away by the learner, in all exercises */
    enum beside_code { BESIDE_OWNERS, BESIDE_PERMITS, BESIDE_NOTHING } beside; /* right of the code: who
                                owns what in the run; what variables may do, before any run */
    bool quit;
    bool gone;               /* the terminal has: save, show nothing */
    int signal;              /* that asked us to leave, or 0 */
};
void app_init(struct app *a, struct study *s, struct term *t, const struct theme *theme);
void app_release(struct app *a);
/* Runs until the learner quits. */
void app_loop(struct app *a);
/* Opens where the learner left off, or the item; the welcome at the first time. */
void app_start(struct app *a, const struct item *it);

int64_t app_now(const struct app *a); /* milliseconds of a clock that never goes back */
/* The stack. Pushing takes v; popping saves and frees it. */
void app_push(struct app *a, struct view *v);
void app_pop(struct app *a, struct view *v);
/* Leaves the item under way for this one (or, with NULL, for the end of the course). */
void app_go(struct app *a, const struct item *it);
void app_go_next(struct app *a, const struct item *after);
void app_go_map(struct app *a); /* back to the map */
/* An item on top of what is there, with no place in the course: one of a round. */
void app_open(struct app *a, const struct item *it);
/* A sentence over the title row until the next key. */
FORMAT(3, 4) void app_say(struct app *a, enum role role, const char *fmt, ...);
void app_say_str(struct app *a, enum role role, struct str sentence);

/* Hands an attempt to the judge for v, cancelling the one under way. False: there
 * is no judge on this machine. */
bool app_judge(struct app *a, struct view *v, const struct attempt *attempt);
bool app_judging(const struct app *a, const struct view *v);
/* Watches one file, by its folder, since editors replace files, and looks at it
 * once a second where no notice comes. NULL: nothing. */
void app_watch(struct app *a, const char *path);
/* Opens path in $VISUAL or $EDITOR on this terminal and returns when it is left.
 * It begins at this line, if there is one (from 1) and the editor is known to take it. */
bool app_edit(struct app *a, const char *path, int line, struct error *reterr);
/* Does the program of this command understand +LINE in front of a file? By its name. */
bool app_editor_takes_line(struct str command);
/* Something that resuming needs has changed: written down within two seconds. */
void app_moved(struct app *a);
/* Turns one of the learner's preferences round and writes it down under name. */
/* What stands beside the code: the next of them, remembered and said. */
void app_turn_beside(struct app *a);
void app_prefer(struct app *a, bool *preference, const char *name);
void app_copy(struct app *a, struct str text); /* to the system's clipboard */

/* place.c */
void place_write(struct app *a);                   /* if it is another than before */
void place_keep(struct app *a, struct view *v);    /* of an item that is being left */
struct str place_last(struct app *a, struct arena *arena);
struct str place_named(struct app *a, struct arena *arena, const struct item *it);

/* app_draw.c */
void app_draw(struct app *a);

/* Plays a key script (see term.h) from the start, as a learner would. False: a
 * step failed, *ret_failure (appended) says which. */
struct app_script {
    struct str text;
    const char *name, *screens_dir;
    int rows, cols;
    bool ascii;
    bool (*act)(void *ctx, const char *name); /* for `do NAME`; may be NULL */
    void *ctx;
};
bool app_play(struct study *s, const struct app_script *script, struct buf *ret_failure);

#endif
