/* Finding a text and going to a line: the prompt in the editor's last row. What is
 * typed there acts at once; Enter goes on to the next match, Esc is done. Any key
 * that is not the prompt's closes it and goes on to the text. */
#include "ui/editor_private.h"

#include <stdio.h>
#include <string.h>

/* Which of how many matches the selection is. */
static void count_matches(struct editor *e, struct range now)
{
    struct pos p = {0, 0};
    struct range r;
    int all = 0, which = 0;
    bool round = false;
    while (text_find(e->text, buf_view(&e->needle), p, false, &r, &round) && !round) {
        all++;
        if (pos_cmp(r.from, now.from) <= 0)
            which++;
        p = (struct pos){r.from.line, r.from.byte + 1};
        if (all == 9999)
            break;
    }
    snprintf(e->message, sizeof e->message, "%d of %d", which, all);
}

static void find_from(struct editor *e, struct pos p, bool backwards)
{
    struct range r;
    bool round;
    if (!e->needle.len) {
        snprintf(e->message, sizeof e->message, "nothing was looked for yet: %s",
                 action_key(ACTION_ED_FIND).text);
        return;
    }
    if (!text_find(e->text, buf_view(&e->needle), p, backwards, &r, &round)) {
        snprintf(e->message, sizeof e->message, "not found");
        return;
    }
    text_seal(e->text);
    e->caret = (struct caret){.at = r.to, .anchor = r.from};
    e->want_col = -1;
    e->follow = true;
    count_matches(e, r);
    if (round) {
        size_t n = strlen(e->message);
        snprintf(e->message + n, sizeof e->message - n, ", from the %s again",
                 backwards ? "end" : "top");
    }
}

void editor_find_again(struct editor *e, bool backwards)
{
    struct range sel = editor_selection(e);
    struct pos next = sel.from;
    if (!backwards && editor_selecting(e))
        next = text_right(e->text, sel.from);
    find_from(e, next, backwards);
}

void editor_prompt_open(struct editor *e, enum editor_prompt which)
{
    struct range sel = editor_selection(e);
    buf_clear(&e->prompt_text);
    e->message[0] = '\0';
    e->prompt_from = sel.from;
    e->prompt = which;
    if (which == EDITOR_PROMPT_FIND && editor_selecting(e) && sel.from.line == sel.to.line) {
        text_slice(e->text, sel, &e->prompt_text);
        buf_clear(&e->needle);
        buf_str(&e->needle, buf_view(&e->prompt_text));
        find_from(e, sel.from, false);
    }
}

/* The text of the prompt changed: search, or go to the line, as it is typed. */
static void prompt_changed(struct editor *e)
{
    struct str s = buf_view(&e->prompt_text);
    int64_t line;
    e->message[0] = '\0';
    if (e->prompt == EDITOR_PROMPT_FIND) {
        buf_clear(&e->needle);
        buf_str(&e->needle, s);
        editor_put_caret(e, text_clamp(e->text, e->prompt_from));
        if (s.len)
            find_from(e, e->prompt_from, false);
    } else if (str_to_int(s, 1, 1000000, &line)) {
        editor_goto(e, (int)line - 1, 0);
        editor_put_caret(e, (struct pos){e->caret.at.line,
                                         editor_indentation(text_line(e->text, e->caret.at.line))});
    }
}

void editor_prompt_insert(struct editor *e, struct str s)
{
    for (size_t i = 0; i < s.len && s.at[i] != '\n'; i++)
        if (e->prompt == EDITOR_PROMPT_FIND || (s.at[i] >= '0' && s.at[i] <= '9'))
            buf_char(&e->prompt_text, s.at[i]);
    prompt_changed(e);
}

/* True if the key was the prompt's; otherwise the prompt has closed and the key
 * goes on to the text. */
bool editor_prompt_key(struct editor *e, struct key k)
{
    enum action a = action_of(IN_EDITOR, k);
    bool find = e->prompt == EDITOR_PROMPT_FIND;
    if (key_types(k)) {
        char bytes[4];
        editor_prompt_insert(e, (struct str){bytes, utf8_encode(k.code, bytes)});
    } else if (k.code == K_BACKSPACE) {
        struct buf *b = &e->prompt_text;
        while (b->len && ((unsigned char)b->at[b->len - 1] & 0xC0) == 0x80)
            b->len--;
        b->len -= b->len > 0;
        prompt_changed(e);
    } else if (k.code == K_ESC || (!find && k.code == K_ENTER)) {
        e->prompt = EDITOR_PROMPT_NONE;
        e->message[0] = '\0';
    } else if (find && (k.code == K_ENTER || k.code == K_DOWN || a == ACTION_ED_FIND_NEXT ||
                        a == ACTION_ED_FIND)) {
        editor_find_again(e, (k.mods & MOD_SHIFT) && k.code == K_ENTER);
    } else if (find && (k.code == K_UP || a == ACTION_ED_FIND_BACK)) {
        editor_find_again(e, true);
    } else if (a == ACTION_ED_PASTE) {
        editor_prompt_insert(e, buf_view(&e->clipboard));
    } else {
        e->prompt = EDITOR_PROMPT_NONE;
        e->message[0] = '\0';
        return false;
    }
    return true;
}
