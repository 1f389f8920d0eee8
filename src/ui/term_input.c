/* Decoding input. A sequence that nobody knows is swallowed to its end: its bytes
 * must never be typed into a text. An Esc is a key of its own only if nothing
 * stands behind it; who asked for the codes has waited ESCDELAY by then. */
#include "ui/term_input.h"

#include <stdio.h>
#include <time.h>

#ifdef TINY
enum { PASTE_MAX = 64 << 10 };
#else
enum { PASTE_MAX = 512 << 10 }; /* an answer holds twice as much */
#endif
enum { PASTE_SILENCE_MS = 500, SEQUENCE_MS = 50, CLICK_MS = 400 };

/* Codes of ours: above every one of curses (KEY_MAX is 511). */
enum { CODE_PASTE_BEGIN = 1000, CODE_PASTE_END, CODE_MOUSE, CODE_NAMED = 1100 };

int64_t input_clock_ms(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void input_release(struct input *in) { buf_release(&in->paste); }

/* ---- sequences ------------------------------------------------------------------- */

/* A named key with modifiers as one code. */
static int code_of(uint32_t key, int mods)
{
    return CODE_NAMED + (int)(key - K_FIRST) * 8 + mods;
}

/* xterm counts modifiers from 1: 2 Shift, 3 Alt, 5 Ctrl, and sums. */
static int mods_of(int xterm)
{
    int bits = xterm - 1;
    return (bits & 1 ? MOD_SHIFT : 0) | (bits & 2 ? MOD_ALT : 0) | (bits & 4 ? MOD_CTRL : 0);
}

static const struct { char final; uint32_t key; } letters[] = {
    {'A', K_UP}, {'B', K_DOWN}, {'C', K_RIGHT}, {'D', K_LEFT}, {'H', K_HOME}, {'F', K_END},
    {'P', K_F1}, {'Q', K_F2}, {'R', K_F3}, {'S', K_F4},
};
static const struct { int number; uint32_t key; } numbers[] = {
    {1, K_HOME}, {2, K_INSERT}, {3, K_DELETE}, {4, K_END}, {5, K_PGUP}, {6, K_PGDN}, {7, K_HOME},
    {8, K_END}, {11, K_F1}, {12, K_F2}, {13, K_F3}, {14, K_F4}, {15, K_F5}, {17, K_F6}, {18, K_F7},
    {19, K_F8}, {20, K_F9}, {21, K_F10}, {23, K_F11}, {24, K_F12},
};
static const struct { const char *name; uint32_t key; } capabilities[] = {
    {"kUP", K_UP}, {"kDN", K_DOWN}, {"kLFT", K_LEFT}, {"kRIT", K_RIGHT}, {"kHOM", K_HOME},
    {"kEND", K_END}, {"kPRV", K_PGUP}, {"kNXT", K_PGDN}, {"kDC", K_DELETE}, {"kIC", K_INSERT},
};

void input_teach(void (*teach)(const char *sequence, int code),
                 void (*teach_cap)(const char *capability, int code))
{
    char text[32];
    for (int m = 2; m <= 8; m++) {
        for (size_t i = 0; i < COUNT(capabilities); i++) {
            snprintf(text, sizeof text, m == 2 ? "%s" : "%s%d", capabilities[i].name, m);
            teach_cap(text, code_of(capabilities[i].key, mods_of(m)));
        }
        for (size_t i = 0; i < COUNT(letters); i++) {
            snprintf(text, sizeof text, "\033[1;%d%c", m, letters[i].final);
            teach(text, code_of(letters[i].key, mods_of(m)));
        }
        for (size_t i = 0; i < COUNT(numbers); i++) {
            snprintf(text, sizeof text, "\033[%d;%d~", numbers[i].number, m);
            teach(text, code_of(numbers[i].key, mods_of(m)));
        }
    }
    for (size_t i = 0; i < COUNT(letters); i++) { /* both cursor modes, whichever is set */
        snprintf(text, sizeof text, "\033O%c", letters[i].final);
        teach(text, code_of(letters[i].key, 0));
        if (letters[i].final < 'P') {
            snprintf(text, sizeof text, "\033[%c", letters[i].final);
            teach(text, code_of(letters[i].key, 0));
        }
    }
    for (size_t i = 0; i < COUNT(numbers); i++) {
        snprintf(text, sizeof text, "\033[%d~", numbers[i].number);
        teach(text, code_of(numbers[i].key, 0));
    }
    teach("\033[Z", code_of(K_TAB, MOD_SHIFT));
    teach("\033[200~", CODE_PASTE_BEGIN);
    teach("\033[201~", CODE_PASTE_END);
    teach("\033[<", CODE_MOUSE);
}

/* ---- keys -------------------------------------------------------------------------- */

static int next(struct input *in, int ms) { return in->next(in->ctx, ms); }

/* The rest of a UTF-8 character that begins with byte c. */
static uint32_t rest_of_utf8(struct input *in, int c)
{
    char bytes[4] = {(char)c};
    size_t want = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 1, n = 1;
    while (n < want) {
        int more = next(in, SEQUENCE_MS);
        if (more < 0x80 || more > 0xBF) {
            if (more != INPUT_NONE)
                in->put_back(in->ctx, more);
            break;
        }
        bytes[n++] = (char)more;
    }
    uint32_t code;
    utf8_decode(bytes, n, &code);
    return code;
}

static struct key control_key(int c)
{
    switch (c) {
    case 0: return (struct key){' ', MOD_CTRL};
    case 8: case 127: return (struct key){K_BACKSPACE, 0};
    case 9: return (struct key){K_TAB, 0};
    case 10: case 13: return (struct key){K_ENTER, 0};
    case 27: return (struct key){K_ESC, 0};
    case 31: return (struct key){'/', MOD_CTRL};
    default: return (struct key){c < 27 ? (uint32_t)c + 'a' - 1 : (uint32_t)c + 0x40, MOD_CTRL};
    }
}

static struct key key_of(struct input *in, int c)
{
    if (c >= CODE_NAMED && c < code_of(K_LAST, 0))
        return (struct key){K_FIRST + (uint32_t)(c - CODE_NAMED) / 8,
                            (uint8_t)((c - CODE_NAMED) % 8)};
    if (c > 0xFF)
        return in->named(c);
    if (c >= 0x80)
        return (struct key){rest_of_utf8(in, c), 0};
    return c < 0x20 || c == 0x7F ? control_key(c) : (struct key){(uint32_t)c, 0};
}

/* Behind Esc: a key with Alt, a sequence without a meaning, or nothing. */
static struct key after_escape(struct input *in)
{
    int c = next(in, 0);
    if (c == INPUT_NONE)
        return (struct key){K_ESC, 0};
    if (c == '[' || c == 'O') {
        int first = next(in, 0), last = first;
        while (last != INPUT_NONE && last >= 0x20 && last < 0x40)
            last = next(in, SEQUENCE_MS);
        if (first != INPUT_NONE)
            return (struct key){K_NONE, 0};
    }
    struct key k = key_of(in, c);
    if (k.code != K_NONE)
        k.mods |= MOD_ALT;
    return k;
}

/* ---- paste and mouse ------------------------------------------------------------------ */

/* Everything up to the end mark. A terminal that never sends it is not waited for. */
static void read_paste(struct input *in, struct ui_event *ret)
{
    bool after_cr = false;
    buf_clear(&in->paste);
    in->paste.cap = PASTE_MAX;
    for (;;) {
        int c = next(in, PASTE_SILENCE_MS);
        if (c == INPUT_NONE || c == CODE_PASTE_END)
            break;
        if (c > 0xFF && in->named(c).code == K_ENTER)
            c = '\r';
        if (c == '\r' || (c == '\n' && !after_cr))
            buf_char(&in->paste, '\n');
        else if (c == '\t' || (c >= 0x20 && c <= 0xFF && c != 0x7F)) /* the rest is no text */
            buf_char(&in->paste, (char)c);
        after_cr = c == '\r';
    }
    struct str text = buf_view(&in->paste);
    *ret = (struct ui_event){.kind = EVENT_PASTE, .paste = text.at ? text : STR(""),
                             .paste_cut = in->paste.truncated};
}

static void count_clicks(struct input *in, struct ui_event *e)
{
    int64_t now = input_clock_ms();
    bool again = in->click.row == e->mouse.row && in->click.col == e->mouse.col &&
                 in->click.button == e->mouse.button && now - in->click.at < CLICK_MS;
    e->mouse.clicks = again && in->click.clicks < 3 ? in->click.clicks + 1 : 1;
    in->click.row = e->mouse.row;
    in->click.col = e->mouse.col;
    in->click.button = e->mouse.button;
    in->click.clicks = e->mouse.clicks;
    in->click.at = now;
}

/* ESC [ < button ; column ; row M, or m for a release. Source: xterm, "Extended
 * coordinates", mode 1006. */
static bool read_mouse(struct input *in, struct ui_event *ret)
{
    int field[3] = {0}, at = 0, c;
    while ((c = next(in, SEQUENCE_MS)) != INPUT_NONE && c != 'M' && c != 'm') {
        if (c == ';')
            at++;
        else if (c >= '0' && c <= '9' && at < 3 && field[at] < 100000)
            field[at] = field[at] * 10 + c - '0';
        else
            return false;
    }
    if (c == INPUT_NONE || at != 2 || field[1] < 1 || field[2] < 1)
        return false;
    int b = field[0];
    struct ui_event e = {.kind = EVENT_MOUSE};
    e.mouse.row = field[2] - 1;
    e.mouse.col = field[1] - 1;
    e.mouse.mods = (uint8_t)((b & 4 ? MOD_SHIFT : 0) | (b & 8 ? MOD_ALT : 0) |
                             (b & 16 ? MOD_CTRL : 0));
    if (b & 64) {
        e.mouse.action = b & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
        *ret = e;
        return !(b & 2); /* not sideways */
    }
    e.mouse.button = (b & 3) == 3 ? 0 : (b & 3) + 1;
    e.mouse.action = c == 'm' ? MOUSE_RELEASE : b & 32 ? MOUSE_DRAG : MOUSE_PRESS;
    e.mouse.clicks = 1;
    if (e.mouse.action == MOUSE_PRESS)
        count_clicks(in, &e);
    *ret = e;
    return true;
}

bool input_take(struct input *in, struct ui_event *ret)
{
    for (int c; (c = next(in, 0)) != INPUT_NONE;) {
        if (c == CODE_PASTE_BEGIN) {
            read_paste(in, ret);
            return true;
        }
        if (c == CODE_MOUSE) {
            if (read_mouse(in, ret))
                return true;
            continue;
        }
        struct key k = c == 27 ? after_escape(in) : key_of(in, c);
        if (k.code != K_NONE) {
            *ret = (struct ui_event){.kind = EVENT_KEY, .key = k};
            return true;
        }
    }
    return false;
}
