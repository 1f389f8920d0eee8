/* Keys to names and back. The names are those that people know from other
 * programs; one table holds them, the rest is modifiers in front. */
#include "ui/event.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct { const char *name; uint32_t code; } names[] = {
    {"Enter", K_ENTER}, {"Tab", K_TAB}, {"Esc", K_ESC}, {"Backspace", K_BACKSPACE},
    {"Delete", K_DELETE}, {"Insert", K_INSERT}, {"Up", K_UP}, {"Down", K_DOWN}, {"Left", K_LEFT},
    {"Right", K_RIGHT}, {"Home", K_HOME}, {"End", K_END}, {"PgUp", K_PGUP}, {"PgDn", K_PGDN},
    {"F1", K_F1}, {"F2", K_F2}, {"F3", K_F3}, {"F4", K_F4}, {"F5", K_F5}, {"F6", K_F6},
    {"F7", K_F7}, {"F8", K_F8}, {"F9", K_F9}, {"F10", K_F10}, {"F11", K_F11}, {"F12", K_F12},
    {"Space", ' '},
    /* Other spellings, read but not written. */
    {"Escape", K_ESC}, {"Return", K_ENTER}, {"Del", K_DELETE}, {"PageUp", K_PGUP},
    {"PageDown", K_PGDN},
};

struct ui_event event_key(uint32_t code, uint8_t mods)
{
    return (struct ui_event){.kind = EVENT_KEY, .key = {code, mods}};
}

bool key_eq(struct key a, struct key b) { return a.code == b.code && a.mods == b.mods; }

bool key_types(struct key k)
{
    return k.code >= 0x20 && k.code < K_FIRST && k.code != 0x7F && !(k.mods & (MOD_CTRL | MOD_ALT));
}

static bool take_modifier(struct str *s, const char *word)
{
    size_t n = strlen(word);
    if (s->len <= n || strncasecmp(s->at, word, n) != 0)
        return false;
    *s = str_slice(*s, n, s->len);
    return true;
}

bool key_parse(struct str s, struct key *ret)
{
    struct key k = {0};
    for (;;) {
        if (take_modifier(&s, "ctrl-"))
            k.mods |= MOD_CTRL;
        else if (take_modifier(&s, "alt-"))
            k.mods |= MOD_ALT;
        else if (take_modifier(&s, "shift-"))
            k.mods |= MOD_SHIFT;
        else
            break;
    }
    if (!s.len)
        return false;
    for (size_t i = 0; i < COUNT(names) && !k.code; i++)
        if (strlen(names[i].name) == s.len && strncasecmp(names[i].name, s.at, s.len) == 0)
            k.code = names[i].code;
    if (!k.code) { /* one character */
        size_t n = utf8_decode(s.at, s.len, &k.code);
        if (n != s.len || k.code == 0xFFFD || utf8_width(k.code) < 1)
            return false;
        if (k.mods & MOD_SHIFT)
            return false; /* the shifted character itself is the name */
        if ((k.mods & MOD_CTRL) && k.code >= 'A' && k.code <= 'Z')
            k.code += 'a' - 'A';
    }
    *ret = k;
    return true;
}

struct key_text key_print(struct key k)
{
    struct key_text out;
    char bytes[8] = "";
    const char *base = NULL;
    for (size_t i = 0; i < COUNT(names) && !base; i++)
        if (names[i].code == k.code)
            base = names[i].name;
    if (!base) {
        uint32_t c = k.code;
        if ((k.mods & MOD_CTRL) && c >= 'a' && c <= 'z')
            c -= 'a' - 'A';
        if (c >= 0x20 && c < K_FIRST)
            bytes[utf8_encode(c, bytes)] = '\0';
        base = bytes;
    }
    snprintf(out.text, sizeof out.text, "%s%s%s%s", k.mods & MOD_CTRL ? "Ctrl-" : "",
             k.mods & MOD_ALT ? "Alt-" : "", k.mods & MOD_SHIFT ? "Shift-" : "", base);
    return out;
}
