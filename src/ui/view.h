/* What a view is, and the stack of them. A view is an instance (a struct that
 * begins with struct view) with a table of operations; the one on top has the
 * keys and the screen. State changes in handle(), tick(), verdict() and
 * file_changed(); draw() reads it (and may scroll, nothing else).
 *
 * The app draws the title row above and the footer below; a view draws what is
 * between and says what stands in both. */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "ui/actions.h"
#include "ui/canvas.h"
#include "study/study.h"

struct app;
struct view;

#define FOOTER_KEYS 12

struct view_ops {
    const char *name;
    /* Left part of the title row. */
    void (*title)(struct app *a, struct view *v, struct buf *out);
    /* action is action_of(v->where, key), ACTION_NONE for other events. False:
     * not mine, the app may have it (help, quit, back ...). */
    bool (*handle)(struct app *a, struct view *v, const struct ui_event *e, enum action action);
    void (*draw)(struct app *a, struct view *v, struct canvas *c, struct rect r);
    /* The actions that matter now, the first most; at most FOOTER_KEYS. */
    size_t (*footer)(struct app *a, struct view *v, enum action *ret);
    void (*tick)(struct app *a, struct view *v); /* v->wake_ms has come; NULL: none */
    /* The verdict of an attempt that this view submitted; it is the view's now. */
    void (*verdict)(struct app *a, struct view *v, struct verdict *verdict);
    void (*file_changed)(struct app *a, struct view *v); /* the file of app_watch() */
    void (*leave)(struct app *a, struct view *v);  /* before it is closed: save, record */
    /* Appends "key=number " pairs from which open can go back to this very place. */
    void (*place)(struct app *a, struct view *v, struct buf *out);
    /* No verdict is held back; for key scripts. NULL: never any. */
    bool (*settled)(struct view *v);
    /* The code of the first thing its verdict names, "" none. NULL: never any. */
    struct str (*explains)(struct view *v);
    /* A view above hands over: the line to be at (from 1) in one of its files and, if it changed
     * that, the file's new text. NULL: it has no code. */
    void (*take)(struct app *a, struct view *v, struct str file, const struct str *text, int line);
    /* What a review was about is shown, before it is left unknown. False: it was, or there is nothing;
     * NULL: never any. */
    bool (*tell)(struct app *a, struct view *v);
    void (*done)(struct view *v); /* releases what it holds; the app frees v itself */
};
struct view {
    const struct view_ops *ops;
    struct view *below;     /* owned by the app's stack */
    const struct item *item; /* or NULL: of the course as a whole */
    unsigned where;         /* enum action_where of what has the focus now */
    const char *tab;        /* what F3 goes to is called on the screen, "Turns"; NULL: code */
    int64_t wake_ms;        /* app_now() at which tick() is wanted; 0: never */
    bool left;              /* leave() was called */
};

/* Where to be when an item is opened again; from "key=number " pairs. */
int place_number(struct str place, const char *key, int otherwise);

/* The views. Each is pushed on the stack; place may be empty. */
void view_welcome_open(struct app *a);
void view_map_open(struct app *a, struct str place);
/* Puts the map's bar on an item, all filters off; the map is on top. */
void view_map_point(struct app *a, const struct item *it);
void view_lesson_open(struct app *a, const struct item *it, struct str place);
void view_exercise_open(struct app *a, const struct item *it,
                        struct str place); /* fix, fill, write */
/* Questions before the first run; then the exercise is opened. */
void view_before_open(struct app *a, const struct item *it);
void view_order_open(struct app *a, const struct item *it, struct str place);
void view_predict_open(struct app *a, const struct item *it, struct str place);
void view_turns_open(struct app *a, const struct item *it, struct str place);
void view_foresee_open(struct app *a, const struct item *it, struct str place); /* predict-picture */
void view_mark_open(struct app *a, const struct item *it, struct str place);
void view_quiz_open(struct app *a, const struct item *it, struct str place);
void view_solution_open(struct app *a, const struct item *it, struct str answer);
/* The same for one file of a capstone. */
void view_solution_file_open(struct app *a, const struct item *it, struct str answer,
                             const struct capstone_file *f);
/* A program of a lesson, to play with. Copies code. */
void view_play_open(struct app *a, const struct item *it, const struct block *fence);
/* The picture of a run that is there already, of a lesson's program: at full size. */
void view_picture_open(struct app *a, const struct item *it, const struct block *program,
                       const struct verdict *v, size_t stop);
/* Its contracts, before any run: what breaks them, what bodies imply. Copies the attempt; file: the
 * one to be shown first. */
void view_contracts_open(struct app *a, const struct item *it, const struct attempt *all, struct str file);
/* The schedules of a program with threads. Copies the attempt; run: which of its runs. */
void view_threads_open(struct app *a, const struct item *it, const struct attempt *all, size_t run);
/* What comes of each call that can fail. Copies the attempt; run: which of its runs. */
void view_failures_open(struct app *a, const struct item *it, const struct attempt *all, size_t run);
void view_help_open(struct app *a, const struct view *about);
void view_signs_open(struct app *a, const struct view *about); /* the same, at the signs */
/* The page of a code; a sentence if it has none. */
/* The words of the course, those first that stand in what is open. */
void view_glossary_open(struct app *a);
void view_explain_open(struct app *a, struct str code);
/* A question: yes() is called if it is answered so. Copies both texts. */
void view_ask_open(struct app *a, struct str title, struct str question,
                   void (*yes)(struct app *a, struct view *asker));
/* view_round.c: a round of reviews or of the placement inventory, from the map. */
void view_round_open(struct app *a, enum round_kind kind);
void view_round_next(struct app *a); /* behind the item that is on; asks if it is not answered */
void view_round_title(struct app *a, const struct item *it, struct buf *out); /* "Review 3 of 7 / unit" */
/* Is nothing told about an answer to this, so that it goes on at once? */
bool view_round_silent(const struct item *it);
/* Shown when the last item is done. */
void view_end_open(struct app *a);

#endif
