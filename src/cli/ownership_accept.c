/* --accept: the proposals, written into the files that were named. Texts are put together and judged
 * first, so that what is written compiles; then each file is replaced at once, if nobody changed it
 * meanwhile. Headers that were only reached by an #include are left alone. */
#include "cli/ownership.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct edit { int line, column; size_t order; struct str put; };

static int edit_cmp(const void *a, const void *b)
{
    const struct edit *x = a, *y = b;
    int c = (x->line > y->line) - (x->line < y->line);
    if (!c)
        c = (x->column > y->column) - (x->column < y->column);
    return c ? c : (x->order > y->order) - (x->order < y->order);
}

/* Those of one file, in order; what several proposals want, as the #include, once. */
static size_t collect(struct arena *a, const struct ownership *o, struct str file, struct edit **ret)
{
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < o->proposal_count; i++)
        count += o->proposals[i].insert_count;
    struct edit *e = *ret = arena_array(a, count + 1, sizeof *e);
    count = 0;
    for (size_t i = 0; i < o->proposal_count; i++)
        for (size_t k = 0; k < o->proposals[i].insert_count && str_eq(o->proposals[i].file, file); k++) {
            const struct contract_insert *in = &o->proposals[i].inserts[k];
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

/* False: an edit is at no place of the text. */
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
            if (to > next || to < from)
                goto out;
            buf_str(&out, str_slice(text, from, to));
            put(&out, e[n].put, crlf);
            from = to;
        }
        buf_str(&out, str_slice(text, from, next));
        at = next;
        more = end != NULL;
    }
    *ret = arena_str(a, buf_view(&out));
out:
    buf_release(&out);
    return n == count;
}

static bool writable(const char *path, struct error *reterr)
{
    struct str name = str_from(path);
    if (str_starts(name, "/dev/") || str_starts(name, "/proc/"))
        return error_set(reterr, ERROR_USAGE, "--accept writes into files, and %s is none", path);
    return access(path, W_OK) == 0 || error_errno(reterr, ERROR_IO, "%s cannot be written, so nothing was", path);
}

static bool unchanged(const char *path, struct str text, struct error *reterr)
{
    struct buf now = {0};
    bool ok = file_read(path, RUN_FILE_BYTES, &now, reterr);
    if (ok && !str_eq(buf_view(&now), text))
        ok = error_set(reterr, ERROR_IO, "%s was changed meanwhile, so it is left alone; try again", path);
    buf_release(&now);
    return ok;
}

static bool judge_edited(struct cli *c, const struct attempt *at, struct verdict **ret, struct error *reterr)
{
    struct verdict *v = judge_run(c->judge, at);
    if (v->kind == VERDICT_CLEAN) {
        *ret = v;
        return true;
    }
    struct str why = v->kind == VERDICT_TOOL_FAULT ? v->fault : v->diag_count ? v->diags[0].message : STR("");
    error_set(reterr, ERROR_SOFTWARE, "with the proposals it would not compile, so nothing was written: " STR_FMT,
              STR_ARG(why));
    verdict_free(v);
    return false;
}

bool own_accept(struct cli *c, struct run_request *q, const struct attempt *at, struct own_report *r,
                struct verdict **ret, size_t *ret_files, struct error *reterr)
{
    struct arena *a = &q->arena;
    struct source_file *files = arena_array(a, at->file_count + 1, sizeof *files);
    bool *changes = arena_array(a, at->file_count + 1, sizeof *changes);
    struct attempt again = *at;
    *ret_files = 0;
    for (size_t i = 0; i < at->file_count; i++) {
        struct edit *e;
        files[i] = at->files[i];
        size_t count = i < r->source_count ? collect(a, r->o, files[i].name, &e) : 0;
        changes[i] = count > 0;
        if (count && !writable(q->files.paths.at[i], reterr))
            return false;
        if (count && !edited(a, at->files[i].text, e, count, &files[i].text))
            return error_set(reterr, ERROR_SOFTWARE, "a proposal does not fit into " STR_FMT ", so nothing was written",
                             STR_ARG(files[i].name));
    }
    again.files = files;
    if (!judge_edited(c, &again, ret, reterr))
        return false;
    for (size_t i = 0; i < r->source_count; i++) {
        const char *path = q->files.paths.at[i];
        if (!changes[i])
            continue;
        if (!unchanged(path, at->files[i].text, reterr) || !file_write_atomic(path, files[i].text, reterr)) {
            verdict_free(*ret);
            *ret = NULL;
            return false;
        }
        ++*ret_files;
    }
    const struct ownership *proposed = r->o;
    struct own_report now = own_report_of(*ret, &q->files, r->source_count);
    r->v = now.v;
    r->o = now.o;
    r->files = files;
    r->proposed = proposed;
    r->accepted = true;
    return true;
}
