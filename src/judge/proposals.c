/* Contracts that were proposed, written into a text: edits by place, those that several proposals want,
 * as the #include, once. They come from a log that may have been written over, so an edit may be at no
 * place of the text; then none is made, because half a contract would be another one. */
#include "judge/judge.h"

#include <stdlib.h>
#include <string.h>

struct edit {
    int line, column;
    size_t order;
    struct str put;
};

static int edit_cmp(const void *a, const void *b)
{
    const struct edit *x = a, *y = b;
    int c = (x->line > y->line) - (x->line < y->line);
    if (!c)
        c = (x->column > y->column) - (x->column < y->column);
    return c ? c : (x->order > y->order) - (x->order < y->order);
}

/* Those of one file, in order; what several proposals want, as the #include, once. */
static size_t collect(struct arena *a, const struct contract_proposal *p, size_t proposals, struct str file,
                      struct edit **ret)
{
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < proposals; i++)
        count += p[i].insert_count;
    struct edit *e = *ret = arena_array(a, count + 1, sizeof *e);
    count = 0;
    for (size_t i = 0; i < proposals; i++)
        for (size_t k = 0; k < p[i].insert_count; k++) {
            const struct contract_insert *in = &p[i].inserts[k];
            if (!str_eq(in->file, file))
                continue;
            e[count] = (struct edit){in->line, in->column, count, in->put};
            count++;
        }
    qsort(e, count, sizeof *e, edit_cmp);
    for (size_t i = 0; i < count; i++) {
        bool again = false;
        for (size_t k = kept; k > 0 && e[k - 1].line == e[i].line && e[k - 1].column == e[i].column; k--)
            again |= str_eq(e[k - 1].put, e[i].put);
        if (!again)
            e[kept++] = e[i];
    }
    return kept;
}

/* Ends of lines as the file has them. */
static void put(struct buf *out, struct str text, bool crlf)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n' && crlf)
            buf_char(out, '\r');
        buf_char(out, text.at[i]);
    }
}

static bool edited(struct arena *a, struct str text, const struct edit *e, size_t count, struct str *ret)
{
    struct buf out = {0};
    const char *end = text.len ? memchr(text.at, '\n', text.len) : NULL;
    bool crlf = end && end > text.at && end[-1] == '\r', more = true;
    size_t n = 0, at = 0;
    for (int line = 1; more; line++) {
        end = at < text.len ? memchr(text.at + at, '\n', text.len - at) : NULL;
        size_t next = end ? (size_t)(end - text.at) + 1 : text.len, from = at;
        for (; n < count && e[n].line == line; n++) {
            size_t to = at + (size_t)(e[n].column > 0 ? e[n].column - 1 : 0);
            if (to > (end ? next - 1 : next) || to < from)
                goto out;
            buf_str(&out, str_slice(text, from, to));
            put(&out, e[n].put, crlf);
            from = to;
        }
        buf_str(&out, str_slice(text, from, next));
        at = next;
        more = end != NULL;
    }
    if (n == count)
        *ret = arena_str(a, buf_view(&out));
out:
    buf_release(&out);
    return n == count;
}

bool proposals_written(struct arena *a, const struct contract_proposal *p, size_t count, struct str file,
                       struct str text, struct str *ret)
{
    struct edit *e;
    size_t edits = collect(a, p, count, file, &e);
    *ret = text;
    return !edits || edited(a, text, e, edits, ret);
}
