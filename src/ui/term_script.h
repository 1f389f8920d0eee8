/* A key script, parsed. Private to term_memory.c. */
#ifndef UI_TERM_SCRIPT_H
#define UI_TERM_SCRIPT_H

#include "ui/event.h"

/* Steps up to STEP_SIGNAL act, all others look. */
enum step_kind {
    STEP_KEY, STEP_PASTE, STEP_MOUSE, STEP_RESIZE, STEP_TICK, STEP_SIGNAL, STEP_WAIT_NAME,
    STEP_WAIT_TEXT, STEP_EXPECT, STEP_EXPECT_NOT, STEP_EXPECT_ROW, STEP_EXPECT_BAR, STEP_EXPECT_CURSOR, STEP_SCREEN,
    STEP_DO, STEP_SAY,
};
struct step {
    enum step_kind kind;
    int line;            /* of the script, from 1 */
    struct ui_event event;  /* of steps that act */
    struct str text;     /* in the arena */
    int a, b;
};
struct script {
    struct arena arena;      /* texts of the steps */
    VEC(struct step) steps;
    const char *name;        /* for messages; borrowed */
};
/* Appends the steps of text. False: *reterr names the line. */
bool script_parse(struct script *s, struct str text, struct error *reterr);
void script_release(struct script *s);

#endif
