/* What can happen at a terminal, as one struct; and the names of keys, which
 * help, footer, key scripts and tests read and write in the same spelling:
 * "a", "?", "Space", "Ctrl-S", "Alt-Left", "Shift-Tab", "Ctrl-Shift-Right",
 * "F1", "PgUp".
 *
 * A key is a code and modifiers. The code is a Unicode code point for keys that
 * type something, else a name above Unicode (K_UP ...). Conventions, kept by
 * every backend so that keys compare with ==:
 *   - Ctrl with a letter is {'s', MOD_CTRL}: lower case, never control code 19;
 *     Ctrl-/ is {'/', MOD_CTRL} (terminals send 0x1f for it and for Ctrl-_).
 *   - Enter, Tab, Esc, Backspace are names, not 13, 9, 27, 127.
 *   - a capital letter is {'A', 0}: Shift is part of the character. MOD_SHIFT
 *     goes only with named keys (Shift-Tab, Shift-Left). */
#ifndef UI_EVENT_H
#define UI_EVENT_H

#include "base/base.h"

enum key_name {
    K_NONE = 0,
    K_FIRST = 0x110000, /* above Unicode */
    K_ENTER = K_FIRST, K_TAB, K_ESC, K_BACKSPACE, K_DELETE, K_INSERT,
    K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PGUP, K_PGDN,
    K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
    K_LAST,
};
enum key_mods { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

struct key {
    uint32_t code; /* Unicode, or enum key_name */
    uint8_t mods;  /* enum key_mods */
};
bool key_eq(struct key a, struct key b);
/* "Ctrl-S". False when the whole of name is not a key. Case of modifiers and
 * names does not matter; the case of a lone letter does ("g" and "G"). */
bool key_parse(struct str name, struct key *ret);
struct key_text { char text[32]; };
/* The canonical name; key_parse() reads it back to the same key. */
struct key_text key_print(struct key k);
/* True if the key types its character: no Ctrl, no Alt, not a named key. */
bool key_types(struct key k);

enum ui_event_kind {
    EVENT_TICK,   /* the timeout passed, nothing happened */
    EVENT_KEY,
    EVENT_PASTE,  /* bracketed paste, whole */
    EVENT_MOUSE,
    EVENT_RESIZE, /* the canvas must become rows x cols */
    EVENT_FD,     /* fds[fd] of struct term_wait is readable */
    EVENT_SIGNAL, /* asked to end: SIGTERM, SIGHUP, SIGINT; save and leave */
    EVENT_END,    /* the terminal has gone, or the key script is over */
};
enum mouse_action { MOUSE_PRESS, MOUSE_DRAG, MOUSE_RELEASE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct ui_event {
    enum ui_event_kind kind;
    struct key key;       /* EVENT_KEY */
    struct str paste;     /* EVENT_PASTE: bytes as pasted, line ends made '\n';
                             borrowed from the terminal until its next read */
    bool paste_cut;       /* there was more than the terminal takes at once */
    struct {
        enum mouse_action action;
        int row, col;     /* cell of the canvas */
        int button;       /* 1 left, 2 middle, 3 right; 0 for the wheel */
        int clicks;       /* MOUSE_PRESS: 1, 2 (double), 3 (triple) */
        uint8_t mods;     /* enum key_mods */
    } mouse;              /* EVENT_MOUSE */
    int rows, cols;       /* EVENT_RESIZE */
    int fd;               /* EVENT_FD: index */
    int signal;           /* EVENT_SIGNAL */
};
struct ui_event event_key(uint32_t code, uint8_t mods);

#endif
