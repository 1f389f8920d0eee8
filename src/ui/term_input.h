/* From what a terminal sends to events: UTF-8, control keys, Alt, modified keys,
 * bracketed paste, SGR mouse. Knows no curses: it asks for codes one by one, each
 * a byte, or a number above 255 for a sequence that was recognised. */
#ifndef UI_TERM_INPUT_H
#define UI_TERM_INPUT_H

#include "ui/event.h"

enum { INPUT_NONE = -1 }; /* no code now */

struct input {
    /* The next code, waiting at most ms for it. */
    int (*next)(void *ctx, int ms);
    void (*put_back)(void *ctx, int code);
    /* The key of a code above 255 that is not of input_teach(); K_NONE: of none. */
    struct key (*named)(int code);
    void *ctx;
    struct buf paste;
    struct { int row, col, clicks, button; int64_t at; } click; /* the last press */
};
/* Takes one event from what is there. False: nothing whole; nothing is lost but
 * sequences that mean nothing. */
bool input_take(struct input *in, struct ui_event *ret);
void input_release(struct input *in);
/* Calls teach for every sequence whose code input_take() understands. Terminfo's
 * own names for keys with modifiers are passed by capability: teach_cap gets
 * "kLFT5". Either may be called for one sequence twice: the last one holds. */
void input_teach(void (*teach)(const char *sequence, int code),
                 void (*teach_cap)(const char *capability, int code));
int64_t input_clock_ms(void);

#endif
