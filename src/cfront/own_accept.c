/* What was proposed, written into a text: the inserts of all accepted proposals that are about this
 * file, by place, equal ones once. Places are those of the text as it was compiled; one that does not
 * lie in it any more is left out. */
#include "cfront/cfront.h"

#include <stdlib.h>

struct put {
    size_t at; /* bytes from the start of the text */
    struct str what;
};

static int by_place(const void *a, const void *b)
{
    const struct put *x = a, *y = b;
    return x->at != y->at ? (x->at < y->at ? -1 : 1) : str_cmp(x->what, y->what);
}

/* Where lines begin: lines[0] is 0. In mem_ memory. */
static size_t *line_starts(struct str text, size_t *ret_count)
{
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == '\n';
    size_t *lines = mem_resize(NULL, count, sizeof *lines), n = 1;
    lines[0] = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\n')
            lines[n++] = i + 1;
    *ret_count = count;
    return lines;
}

struct str cfront_accept(struct arena *a, struct str file, struct str text,
                         const struct cfront_proposal *proposals, size_t count)
{
    VEC(struct put) puts = {0};
    size_t line_count, *lines = line_starts(text, &line_count);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < proposals[i].insert_count; k++) {
            const struct cfront_insert *in = &proposals[i].inserts[k];
            if (!str_eq(in->file, file) || in->line < 1 || (size_t)in->line > line_count || in->column < 1)
                continue;
            size_t end = (size_t)in->line < line_count ? lines[in->line] : text.len;
            size_t at = lines[in->line - 1] + (size_t)in->column - 1;
            if (at <= end)
                vec_push(&puts, ((struct put){at, in->put}));
        }
    }
    mem_free(lines);
    if (!puts.len)
        return text;
    qsort(puts.at, puts.len, sizeof *puts.at, by_place);
    struct buf b = {0};
    size_t done = 0;
    for (size_t i = 0; i < puts.len; i++) {
        if (i && by_place(&puts.at[i - 1], &puts.at[i]) == 0)
            continue;
        buf_str(&b, str_slice(text, done, puts.at[i].at));
        buf_str(&b, puts.at[i].what);
        done = puts.at[i].at;
    }
    buf_str(&b, str_slice(text, done, text.len));
    struct str ret = arena_str(a, buf_view(&b));
    buf_release(&b);
    vec_release(&puts);
    return ret;
}
