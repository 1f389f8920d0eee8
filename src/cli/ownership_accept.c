/* --accept: the proposals, written into the sources and the headers that they reach in their folders
 * and those of -I. Texts are put together and judged first, so that what is written compiles; then each
 * file is replaced at once, if nobody changed it meanwhile. */
#include "cli/ownership.h"

#include <unistd.h>

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
    struct attempt again = *at;
    *ret_files = 0;
    for (size_t i = 0; i < at->file_count; i++) {
        files[i] = at->files[i];
        if (!proposals_written(a, r->o->proposals, r->o->proposal_count, files[i].name, at->files[i].text, &files[i].text))
            return error_set(reterr, ERROR_SOFTWARE, "a proposal does not fit into " STR_FMT ", so nothing was written",
                             STR_ARG(files[i].name));
        if (!str_eq(files[i].text, at->files[i].text) && !writable(q->files.paths.at[i], reterr))
            return false;
    }
    again.files = files;
    if (!judge_edited(c, &again, ret, reterr))
        return false;
    for (size_t i = 0; i < at->file_count; i++) {
        const char *path = q->files.paths.at[i];
        if (str_eq(files[i].text, at->files[i].text))
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
