/* Lines that say something else than the brackets: a ';' right behind the condition,
 * a second indented line that belongs to nothing. */
#include "cfront/check.h"

#include <string.h>

static uint32_t line_of(struct check *k, loc at)
{
    return at ? place_of(k->c, at).line : 0;
}

/* The white space that a line begins with, if at is the first thing on it. */
static bool indent_of(struct check *k, loc at, struct str *ret)
{
    const struct source *s = source_of(k->c, at);
    size_t end = at - s->base, from = end;
    while (from > 0 && s->text.at[from - 1] != '\n')
        from--;
    *ret = str_slice(s->text, from, end);
    return str_trim(*ret).len == 0;
}

static size_t indent_width(struct str s)
{
    size_t width = 0;
    for (size_t i = 0; i < s.len; i++)
        width = s.at[i] == '\t' ? (width / 8 + 1) * 8 : width + 1;
    return width;
}

static const char *keyword_of(const struct stmt *s)
{
    switch (s->kind) {
    case STMT_IF: return "if";
    case STMT_WHILE: return "while";
    case STMT_FOR: return "for";
    default: return NULL;
    }
}

/* Nothing but ) and blanks between two places. */
static bool only_closes(struct check *k, loc from, loc to)
{
    struct str s = from < to ? span_text(k->c, (struct span){from, to}) : STR("");
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] != ')' && s.at[i] != ' ' && s.at[i] != '\t' && s.at[i] != ';')
            return false;
    return true;
}

static bool is_lone_semicolon(struct check *k, const struct stmt *body)
{
    return body && body->kind == STMT_EMPTY && !body->fallthrough
        && str_starts(span_text(k->c, body->whole.from ? body->whole : body->at), ";");
}

static loc start_of(const struct stmt *s)
{
    return s->whole.from ? s->whole.from : s->at.from;
}

/* Is what follows meant to be the body: a block, or indented further? */
static bool looks_like_body(struct check *k, const struct stmt *s, const struct stmt *next)
{
    struct str mine, theirs;
    if (!next || !start_of(next))
        return false;
    if (next->kind == STMT_BLOCK && span_text(k->c, next->whole).len
        && span_text(k->c, next->whole).at[0] == '{')
        return true;
    return indent_of(k, start_of(s), &mine) && indent_of(k, start_of(next), &theirs)
        && line_of(k, start_of(next)) > line_of(k, start_of(s))
        && indent_width(theirs) > indent_width(mine);
}

static void empty_body(struct check *k, const struct stmt *s, const char *keyword)
{
    const struct stmt *body = s->otherwise ? s->otherwise : s->then;
    if (!is_lone_semicolon(k, body))
        return;
    loc semicolon = start_of(body);
    loc before = s->otherwise ? 0 : s->step ? s->step->at.to : s->expr ? s->expr->at.to : 0;
    if (line_of(k, semicolon) != line_of(k, s->otherwise ? semicolon : start_of(s))
        || (before && !only_closes(k, before, semicolon)))
        return;
    bool told = s->kind == STMT_IF || looks_like_body(k, s, s->next);
    if (!told)
        return;
    if (s->otherwise)
        keyword = "else";
    report_warning(k->c, "empty-body", (struct span){semicolon, semicolon + 1},
                   "this ';' is all that the '%s' decides about", keyword);
    report_advice(k->c, "take it away; what stands behind it is not part of the %s", keyword);
}

static const struct stmt *last_body(const struct stmt *s)
{
    const struct stmt *body = s->otherwise ? s->otherwise : s->then;
    return body && keyword_of(body) ? last_body(body) : body;
}

/* if (x)
 *     a();
 *     b(); */
static void misleading(struct check *k, const struct stmt *s, const char *keyword)
{
    const struct stmt *body = last_body(s), *next = s->next;
    struct str guard, inner, outer;
    if (!body || body->kind == STMT_BLOCK || body->kind == STMT_EMPTY || !next
        || next->kind == STMT_CASE || next->kind == STMT_LABEL || next->kind == STMT_EMPTY)
        return;
    loc a = start_of(s), b = start_of(body), c = start_of(next);
    if (!a || !b || !c || source_of(k->c, a) != source_of(k->c, c)
        || source_of(k->c, a) != source_of(k->c, b)
        || !indent_of(k, a, &guard) || !indent_of(k, b, &inner) || !indent_of(k, c, &outer)
        || line_of(k, b) <= line_of(k, a) || line_of(k, c) <= line_of(k, b)
        || !str_eq(inner, outer) || indent_width(inner) <= indent_width(guard))
        return;
    if (s->otherwise)
        keyword = "else";
    report_warning(k->c, "misleading-indentation", next->at.from ? next->at : next->whole,
                   "this line is indented like the one before, but the '%s' decides only about that",
                   keyword);
    report_advice(k->c, "{ and } around both make them one statement");
}

void check_layout(struct check *k, struct stmt *s)
{
    const char *keyword = keyword_of(s);
    if (!keyword || !check_is_stmt_spelt(k, s, keyword) || !loc_is_own(k->c, start_of(s)))
        return;
    empty_body(k, s, keyword);
    misleading(k, s, keyword);
}
