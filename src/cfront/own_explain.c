/* own_explain.c - `freehold explain malloc`: a function of the library with its contract, for somebody
 * who has never heard of ownership. The declaration is the table's line; what it means is put together
 * from its words, so that it cannot say anything else; the table adds when it fails, what is special
 * about it, and what Rust has in its place. Markdown, in lines of any length. */
#include "cfront/own_library.h"

#include <string.h>

enum { BORROWED = CONTRACT_BORROWS | CONTRACT_BORROWS_MUT };

/* "`a`", "`a` and `b`", "`a`, `b` and `c`" of the parameters whose words have one of `any` and none of
 * `none`; the number of them. */
static int names_of(struct buf *b, const struct library_line *l, uint16_t any, uint16_t none)
{
    int count = 0, at = 0;
    for (int i = 0; i < l->param_count; i++)
        count += l->params[i].contract.words & any && !(l->params[i].contract.words & none);
    for (int i = 0; i < l->param_count; i++) {
        const struct library_part *p = &l->params[i];
        if (!(p->contract.words & any) || p->contract.words & none)
            continue;
        at++;
        buf_printf(b, "%s`" STR_FMT "`", at == 1 ? "" : at == count ? " and " : ", ", STR_ARG(p->name));
    }
    return count;
}

static void given(struct buf *b, const struct library_row *r, const struct library_line *l)
{
    const struct library_part *out = NULL;
    bool file = r->resource && strcmp(r->resource, "file") == 0;
    const char *thing = file ? "an open file" : "a block of memory";
    for (int i = 0; i < l->param_count; i++)
        if (l->params[i].contract.words & CONTRACT_OUT)
            out = &l->params[i];
    if (l->result.contract.words & CONTRACT_GIVES && r->flags & LIBRARY_TAKES_IF_RESULT)
        buf_printf(b, "- What it gives is yours (`gives`): %s that takes the place of the old one.", thing);
    else if (l->result.contract.words & CONTRACT_GIVES)
        buf_printf(b, "- What it gives is yours (`gives`): %s, and you are its owner.", thing);
    else if (out)
        buf_printf(b, "- It puts something that is yours where `" STR_FMT "` points (`gives`): %s, and you are "
                   "its owner.", STR_ARG(out->name), thing);
    if (r->ends)
        buf_printf(b, " To own means: somebody has to end it with `%s()`, once, on every way out of the function, "
                   "early returns too; that is you, until you give it to somebody else, or store it where it is "
                   "ended later.\n", r->ends);
}

static void lent(struct buf *b, const struct library_line *l)
{
    struct str from = l->result.from_text;
    if (!(l->result.contract.words & BORROWED))
        return;
    if (from.len)
        buf_printf(b, "- What it returns is a borrow (`borrows_from(" STR_FMT ")`): it points into what `" STR_FMT
                   "` points to. Use it as long as that is there and in its place; never free it.\n", STR_ARG(from),
                   STR_ARG(from));
    else
        buf_cstr(b, "- What it returns is a borrow (`borrows`): it is not yours. Look at it, and never free it.\n");
}

static void may_be_null(struct buf *b, const struct library_row *r, const struct library_line *l)
{
    if (l->result.contract.words & CONTRACT_NULLABLE)
        buf_printf(b, "- The result may be `NULL` (`nullable`)%s%s. Test it before you follow it.\n",
                   r->failure ? ", when " : "", r->failure ? r->failure : "");
    else if (r->failure)
        buf_printf(b, "- When it fails: %s.\n", r->failure);
    struct buf names = {0};
    int count = names_of(&names, l, CONTRACT_NULLABLE, 0);
    if (count)
        buf_printf(b, "- " STR_FMT " may be `NULL`.\n", STR_ARG(buf_view(&names)));
    buf_release(&names);
}

static void taken(struct buf *b, const struct library_row *r, const struct library_line *l)
{
    struct buf names = {0};
    if (names_of(&names, l, CONTRACT_OWNS, 0))
        buf_printf(b, "- It takes over what " STR_FMT " points to (`owns`)%s: after the call that is not yours any "
                   "more, so do not use it, and do not end it a second time.\n", STR_ARG(buf_view(&names)),
                   r->flags & LIBRARY_TAKES_IF_RESULT ? ", if the result is not `NULL`" : "");
    buf_release(&names);
}

static void used(struct buf *b, const struct library_row *r, const struct library_line *l)
{
    struct buf names = {0};
    int count = names_of(&names, l, CONTRACT_BORROWS, 0);
    if (count)
        buf_printf(b, "- It only looks at what " STR_FMT " point%s to (`borrows`): that is not changed, kept nowhere, "
                   "not freed, and whose it was when the call is over.\n", STR_ARG(buf_view(&names)),
                   count == 1 ? "s" : "");
    buf_clear(&names);
    count = names_of(&names, l, CONTRACT_BORROWS_MUT, 0);
    if (count)
        buf_printf(b, "- It works on what " STR_FMT " point%s to (`borrows_mut`): that may be changed, is %snot "
                   "freed, and is whose it was when the call is over.\n", STR_ARG(buf_view(&names)),
                   count == 1 ? "s" : "", r->flags & LIBRARY_REMEMBERS ? "" : "kept nowhere, ");
    buf_release(&names);
}

static void locks(struct buf *b, const struct library_line *l)
{
    if (l->result.takes.len)
        buf_printf(b, "- When it returns, the calling thread holds the lock `" STR_FMT "` (`takes`).\n",
                   STR_ARG(l->result.takes));
    if (l->result.drops.len)
        buf_printf(b, "- The calling thread holds the lock `" STR_FMT "` before, and no longer afterwards "
                   "(`drops`).\n", STR_ARG(l->result.drops));
    if (l->result.needs.len)
        buf_printf(b, "- The calling thread has to hold the lock `" STR_FMT "` (`needs`).\n",
                   STR_ARG(l->result.needs));
}

struct str cfront_explain_library(struct arena *a, struct str function)
{
    const struct library_row *r = library_row_of(function);
    struct library_line l;
    struct buf b = {0};
    if (!r)
        return STR("");
    library_line_read(r, &l);
    buf_printf(&b, "# " STR_FMT "(), and who owns what\n\n```c\n%s;\n```\n\n", STR_ARG(function), r->text);
    size_t before = b.len;
    given(&b, r, &l);
    lent(&b, &l);
    taken(&b, r, &l);
    used(&b, r, &l);
    locks(&b, &l);
    may_be_null(&b, r, &l);
    if (b.len == before)
        buf_cstr(&b, "Nothing changes its owner.\n");
    if (r->note)
        buf_printf(&b, "\n%s\n", r->note);
    if (r->rust)
        buf_printf(&b, "\nIn Rust: %s.\n", r->rust);
    else
        buf_cstr(&b, "\nIn Rust: its parameters are references, `&` where it looks and `&mut` where it writes, and the "
                     "compiler sees to it that nobody keeps them.\n");
    struct str text = arena_str(a, buf_view(&b));
    buf_release(&b);
    return text;
}

struct str cfront_library_name(size_t n, struct str *ret_declaration)
{
    if (n >= library_row_count)
        return STR("");
    *ret_declaration = str_from(library_rows[n].text);
    return library_row_name(&library_rows[n]);
}
