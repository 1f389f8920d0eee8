/* Markdown as lines without layout: one line a paragraph, so that a screen
 * reader reads it in one breath and a terminal wraps it where it likes. */
#include "study/room.h"

static void add_spans(struct buf *out, const struct block *b)
{
    for (size_t i = 0; i < b->span_count; i++) {
        const struct span *s = &b->spans[i];
        if (b->kind == BLOCK_ROW && str_is(s->text, "\t")) {
            buf_cstr(out, " | ");
            continue;
        }
        if (s->style == SPAN_CODE)
            buf_char(out, '`');
        for (size_t k = 0; k < s->text.len; k++)
            buf_char(out, s->text.at[k] == '\n' ? ' ' : s->text.at[k]);
        if (s->style == SPAN_CODE)
            buf_char(out, '`');
        if (s->style == SPAN_LINK && s->href.len && !str_eq(s->href, s->text))
            buf_printf(out, " (" STR_FMT ")", STR_ARG(s->href));
    }
}

static void tell_block(struct teller *t, int indent, const struct block *b, struct buf *line)
{
    buf_clear(line);
    switch (b->kind) {
    case BLOCK_CODE: {
        struct str rest = b->text, code;
        for (int n = 1; str_line(&rest, &code); n++) {
            buf_clear(line);
            if (block_runs(b)) /* the verdict on its run speaks of lines */
                buf_printf(line, "%3d  ", n);
            buf_str(line, code);
            tell(t, WORD_CODE, indent + (block_runs(b) ? 2 : 4), 0, buf_view(line));
        }
        return;
    }
    case BLOCK_RULE:
        tell(t, WORD_DIM, indent, 0, STR("---"));
        return;
    case BLOCK_ITEM:
        indent += 2 * b->level;
        if (b->number)
            buf_printf(line, "%d. ", b->number);
        else
            buf_cstr(line, "- ");
        break;
    case BLOCK_QUOTE:
        buf_cstr(line, "> ");
        break;
    default:
        break;
    }
    add_spans(line, b);
    tell(t, WORD_TEXT, indent, 0, buf_view(line));
}

void tell_doc(struct teller *t, int indent, struct doc d)
{
    struct buf line = {0};
    size_t programs = 0, program = 0;
    for (size_t i = 0; i < d.count; i++)
        programs += block_runs(&d.blocks[i]);
    for (size_t i = 0; i < d.count; i++) {
        bool list = i && d.blocks[i].kind == d.blocks[i - 1].kind &&
                    (d.blocks[i].kind == BLOCK_ITEM || d.blocks[i].kind == BLOCK_ROW);
        if (i && !list)
            tell(t, WORD_TEXT, 0, 0, (struct str){"", 0});
        if (programs > 1 && block_runs(&d.blocks[i])) { /* by this number it is run */
            buf_clear(&line);
            buf_printf(&line, "Program %zu:", ++program);
            tell(t, WORD_TEXT, indent, 0, buf_view(&line));
        }
        tell_block(t, indent, &d.blocks[i], &line);
    }
    buf_release(&line);
}

struct words words_doc(struct arena *a, struct doc d)
{
    struct teller t = {.arena = a};
    tell_doc(&t, 0, d);
    return t.words;
}

struct doc study_reading(struct arena *a, const struct pack *p, const struct exercise *ex)
{
    struct buf text = {0};
    bool known = false;
    for (size_t i = 0; i < ex->ref_count; i++)
        known = known || pack_reference(p, ex->refs[i]);
    if (ex->ref_count)
        buf_printf(&text, "To read on%s:\n\n", known ? " (`freehold explain NAME` says where)" : "");
    for (size_t i = 0; i < ex->ref_count; i++) {
        const struct reference *r = pack_reference(p, ex->refs[i]);
        buf_printf(&text, "- " STR_FMT, STR_ARG(ex->refs[i]));
        if (r)
            buf_printf(&text, ": " STR_FMT, STR_ARG(r->title));
        buf_char(&text, '\n');
    }
    struct doc d = doc_parse(a, arena_str(a, buf_view(&text)), 1);
    buf_release(&text);
    return d;
}
