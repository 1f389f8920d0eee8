/* The grammar of key scripts (see term.h): a step a line, a function a kind of
 * step. The whole script is read before its first key is pressed, so a mistake in
 * its last line is known at once. */
#include "ui/term_script.h"

#include <stdio.h>

struct reader {
    struct script *script;
    struct str rest; /* of the line */
    int line;
    struct error *err;
};

static bool wrong(struct reader *r, const char *what)
{
    return error_set(r->err, ERROR_DATA, "%s:%d: %s", r->script->name, r->line, what);
}

static struct str word(struct reader *r)
{
    r->rest = str_trim(r->rest);
    size_t n = 0;
    while (n < r->rest.len && r->rest.at[n] != ' ' && r->rest.at[n] != '\t')
        n++;
    struct str w = str_slice(r->rest, 0, n);
    r->rest = str_slice(r->rest, n, r->rest.len);
    return w;
}

static bool number(struct reader *r, int *ret)
{
    int64_t n;
    if (!str_to_int(word(r), 0, 100000, &n))
        return wrong(r, "a number is missing here");
    *ret = (int)n;
    return true;
}

static bool quoted(struct reader *r, struct str *ret)
{
    struct str s = str_trim(r->rest);
    struct buf b = {0};
    size_t i = 1;
    if (!s.len || s.at[0] != '"')
        return wrong(r, "text in double quotes is missing here");
    for (; i < s.len && s.at[i] != '"'; i++) {
        char c = s.at[i];
        if (c == '\\' && i + 1 < s.len) {
            c = s.at[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        buf_char(&b, c);
    }
    bool closed = i < s.len;
    *ret = arena_str(&r->script->arena, buf_view(&b));
    buf_release(&b);
    if (!closed)
        return wrong(r, "the closing quote is missing");
    r->rest = str_slice(s, i + 1, s.len);
    return true;
}

static void add(struct reader *r, struct step s)
{
    s.line = r->line;
    vec_push(&r->script->steps, s);
}

static void add_event(struct reader *r, enum step_kind kind, struct ui_event e)
{
    add(r, (struct step){.kind = kind, .event = e});
}

static bool parse_type(struct reader *r)
{
    struct str s;
    if (!quoted(r, &s))
        return false;
    while (s.len) {
        uint32_t code;
        size_t n = utf8_decode(s.at, s.len, &code);
        code = code == '\n' ? K_ENTER : code == '\t' ? K_TAB : code;
        add_event(r, STEP_KEY, event_key(code, 0));
        s = str_slice(s, n, s.len);
    }
    return true;
}

static bool parse_keys(struct reader *r)
{
    struct str w = word(r);
    if (!w.len)
        return wrong(r, "which key?");
    for (; w.len; w = word(r)) {
        struct key k;
        if (!key_parse(w, &k))
            return wrong(r, "there is no key of this name");
        add_event(r, STEP_KEY, event_key(k.code, k.mods));
    }
    return true;
}

static bool parse_mouse(struct reader *r)
{
    struct str what = word(r);
    struct ui_event e = {.kind = EVENT_MOUSE};
    if (!number(r, &e.mouse.row) || !number(r, &e.mouse.col))
        return false;
    e.mouse.button = 1;
    e.mouse.clicks = 1;
    if (str_is(what, "click") || str_is(what, "double")) {
        for (int i = 1; i <= (str_is(what, "double") ? 2 : 1); i++) {
            e.mouse.action = MOUSE_PRESS;
            e.mouse.clicks = i;
            add_event(r, STEP_MOUSE, e);
            e.mouse.action = MOUSE_RELEASE;
            add_event(r, STEP_MOUSE, e);
        }
        return true;
    }
    static const struct { const char *name; enum mouse_action action; } actions[] = {
        {"press", MOUSE_PRESS}, {"drag", MOUSE_DRAG}, {"release", MOUSE_RELEASE},
        {"wheel-up", MOUSE_WHEEL_UP}, {"wheel-down", MOUSE_WHEEL_DOWN},
    };
    for (size_t i = 0; i < COUNT(actions); i++) {
        if (str_is(what, actions[i].name)) {
            e.mouse.action = actions[i].action;
            if (e.mouse.action >= MOUSE_WHEEL_UP)
                e.mouse.button = 0;
            add_event(r, STEP_MOUSE, e);
            return true;
        }
    }
    return wrong(r, "mouse click, double, press, drag, release, wheel-up or wheel-down");
}

static bool parse_resize(struct reader *r)
{
    int cols, rows;
    char text[32];
    struct str size = word(r); /* STR_ARG names its argument twice */
    snprintf(text, sizeof text, STR_FMT, STR_ARG(size));
    if (sscanf(text, "%dx%d", &cols, &rows) != 2 || cols < 1 || rows < 1 || cols > 1000 ||
        rows > 1000)
        return wrong(r, "resize COLUMNSxROWS");
    add_event(r, STEP_RESIZE, (struct ui_event){.kind = EVENT_RESIZE, .rows = rows, .cols = cols});
    return true;
}

static bool parse_text_step(struct reader *r, enum step_kind kind)
{
    struct step s = {.kind = kind};
    if (kind == STEP_EXPECT_ROW && !number(r, &s.a))
        return false;
    if (kind == STEP_PASTE)
        s.event.kind = EVENT_PASTE;
    if (!quoted(r, &s.text))
        return false;
    s.event.paste = s.text;
    add(r, s);
    return true;
}

static bool parse_name_step(struct reader *r, enum step_kind kind)
{
    struct str name = str_trim(r->rest);
    if (!name.len)
        return wrong(r, "a name is missing here");
    if (kind == STEP_SCREEN && (!path_stays_inside(name)))
        return wrong(r, "a screen's name stays inside its folder");
    add(r, (struct step){.kind = kind, .text = arena_str(&r->script->arena, name)});
    r->rest = STR("");
    return true;
}

static bool parse_step(struct reader *r)
{
    struct str w = word(r);
    if (str_is(w, "type"))
        return parse_type(r);
    if (str_is(w, "key"))
        return parse_keys(r);
    if (str_is(w, "mouse"))
        return parse_mouse(r);
    if (str_is(w, "resize"))
        return parse_resize(r);
    if (str_is(w, "tick")) {
        add_event(r, STEP_TICK, (struct ui_event){.kind = EVENT_TICK});
        return true;
    }
    if (str_is(w, "signal")) {
        struct ui_event e = {.kind = EVENT_SIGNAL};
        bool good = number(r, &e.signal);
        add_event(r, STEP_SIGNAL, e);
        return good;
    }
    if (str_is(w, "wait"))
        return str_starts(str_trim(r->rest), "\"") ? parse_text_step(r, STEP_WAIT_TEXT)
                                                   : parse_name_step(r, STEP_WAIT_NAME);
    if (str_is(w, "expect-cursor")) {
        struct step s = {.kind = STEP_EXPECT_CURSOR};
        bool good = number(r, &s.a) && number(r, &s.b);
        add(r, s);
        return good;
    }
    if (str_is(w, "screen"))
        return parse_name_step(r, STEP_SCREEN);
    if (str_is(w, "do"))
        return parse_name_step(r, STEP_DO);
    static const struct { const char *name; enum step_kind kind; } texts[] = {
        {"paste", STEP_PASTE}, {"expect", STEP_EXPECT}, {"expect-not", STEP_EXPECT_NOT},
        {"expect-row", STEP_EXPECT_ROW}, {"expect-bar", STEP_EXPECT_BAR}, {"say", STEP_SAY},
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        if (str_is(w, texts[i].name))
            return parse_text_step(r, texts[i].kind);
    return wrong(r, "there is no such step; see ui/term.h for all of them");
}

bool script_parse(struct script *s, struct str text, struct error *reterr)
{
    struct reader r = {.script = s, .err = reterr};
    while (str_line(&text, &r.rest)) {
        r.line++;
        r.rest = str_trim(r.rest);
        if (!r.rest.len || r.rest.at[0] == '#')
            continue;
        if (!parse_step(&r))
            return false;
        if (str_trim(r.rest).len)
            return wrong(&r, "something is left over at the end of the line");
    }
    return true;
}

void script_release(struct script *s)
{
    vec_release(&s->steps);
    arena_release(&s->arena);
}
