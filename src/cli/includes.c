/* Finds the headers of `freehold run`. The worker that compiles opens no file,
 * so what it may #include is read here and sent along: first beside the file
 * that includes it, then in the -I folders, and so on from header to header.
 *
 * A program that is being judged may be somebody else's, so an #include reaches
 * only the folders of the sources and of -I, and what is below them: neither
 * "/etc/passwd", nor "../../secret", nor a symbolic link leads out. */
#include "cli/run.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* "dir/" of a path, "" when it has none. */
static struct str folder(const char *path)
{
    return (struct str){path, (size_t)(path_base(path) - path)};
}

static void add_root(struct run_files *r, struct str dir)
{
    char *path = arena_cstr(r->arena, dir.len ? dir : STR(".")), real[PATH_MAX];
    if (realpath(path, real)) {
        char *copy = arena_cstr(r->arena, str_from(real));
        vec_push(&r->roots, copy);
    }
}

/* Only a plain file is a header: a folder or a pipe of that name is none. */
static bool inside_roots(const struct run_files *r, const char *path)
{
    char real[PATH_MAX];
    struct stat st;
    if (!realpath(path, real) || stat(real, &st) < 0 || !S_ISREG(st.st_mode))
        return false;
    for (size_t i = 0; i < r->roots.len; i++) {
        size_t n = strlen(r->roots.at[i]);
        if (!strncmp(real, r->roots.at[i], n) && (real[n] == '/' || n == 1))
            return true;
    }
    return false;
}

static bool add_file(struct run_files *r, const char *name, const char *path, bool header,
                     struct error *reterr)
{
    struct buf text = {0};
    bool ok = file_read(path, RUN_FILE_BYTES, &text, reterr);
    if (ok && (r->total += text.len) > RUN_TOTAL_BYTES)
        ok = error_set(reterr, ERROR_DATA, "the sources and their headers are larger than %d MiB together",
                       RUN_TOTAL_BYTES >> 20);
    if (ok) {
        struct source_file f = {.name = str_from(arena_cstr(r->arena, str_from(name))),
                                .text = arena_str(r->arena, buf_view(&text)), .header = header};
        char *copy = arena_cstr(r->arena, str_from(path));
        vec_push(&r->files, f);
        vec_push(&r->paths, copy);
    }
    buf_release(&text);
    return ok;
}

bool run_add_source(struct run_files *r, const char *path, struct error *reterr)
{
    if (!path_exists(path))
        return error_set(reterr, ERROR_NO_INPUT, "there is no file %s", path);
    add_root(r, folder(path));
    return add_file(r, path, path, false, reterr);
}

static bool have(const struct run_files *r, const char *name)
{
    for (size_t i = 0; i < r->files.len; i++)
        if (str_is(r->files.at[i].name, name))
            return true;
    return false;
}

/* What stands behind #include; empty if the line is none. */
static struct str include_rest(struct str line)
{
    line = str_trim(line);
    if (!line.len || line.at[0] != '#')
        return STR("");
    line = str_trim(str_slice(line, 1, line.len));
    return str_starts(line, "include") ? str_trim(str_slice(line, 7, line.len)) : STR("");
}

static bool include_macro(struct str line)
{
    line = include_rest(line);
    return line.len && line.at[0] != '"' && line.at[0] != '<';
}

/* The name in a line like `#include "x.h"` or <x.h>. */
static bool include_name(struct str line, struct str *ret_name, bool *ret_quoted)
{
    line = include_rest(line);
    if (line.len < 3 || (line.at[0] != '"' && line.at[0] != '<'))
        return false;
    char end = line.at[0] == '"' ? '"' : '>';
    const char *close = memchr(line.at + 1, end, line.len - 1);
    if (!close || close == line.at + 1)
        return false;
    *ret_name = (struct str){line.at + 1, (size_t)(close - line.at - 1)};
    *ret_quoted = end == '"';
    return memchr(ret_name->at, '\0', ret_name->len) == NULL;
}

/* A header goes under the name by which the compiler will look for it: beside
 * its includer, or, from an -I folder, as it is written. */
static bool add_header(struct run_files *r, size_t from, struct str name, bool quoted,
                       struct error *reterr)
{
    struct arena *a = r->arena;
    char *plain = arena_cstr(a, name);
    if (plain[0] == '/')
        return true;
    if (quoted) {
        struct str dir = folder(r->paths.at[from]);
        struct str shown = folder(arena_cstr(a, r->files.at[from].name));
        char *path = arena_printf(a, STR_FMT "%s", STR_ARG(dir), plain);
        char *as = arena_printf(a, STR_FMT "%s", STR_ARG(shown), plain);
        if (inside_roots(r, path))
            return have(r, as) || add_file(r, as, path, true, reterr);
    }
    for (size_t i = 0; i < r->include_count; i++) {
        char *path = path_join(a, r->include_dirs[i], plain);
        if (inside_roots(r, path))
            return have(r, plain) || add_file(r, plain, path, true, reterr);
    }
    return true;
}

/* `#include NAME` of a macro: which file it means only the preprocessor knows, so
 * everything beside the includer that looks like a header goes along. */
static bool add_neighbours(struct run_files *r, size_t from, struct error *reterr)
{
    struct str dir = folder(r->paths.at[from]);
    DIR *d = opendir(dir.len ? arena_cstr(r->arena, dir) : ".");
    bool ok = true;
    for (struct dirent *e; ok && d && (e = readdir(d)) != NULL;) {
        struct str name = str_from(e->d_name);
        if (str_ends(name, ".h") || str_ends(name, ".inc") || str_ends(name, ".def"))
            ok = add_header(r, from, name, true, reterr);
        if (r->files.len > RUN_HEADERS)
            break;
    }
    if (d)
        closedir(d);
    return ok;
}

bool run_add_headers(struct run_files *r, struct error *reterr)
{
    for (size_t i = 0; i < r->include_count; i++)
        add_root(r, str_from(r->include_dirs[i]));
    size_t sources = r->files.len;
    for (size_t i = 0; i < r->files.len; i++) { /* grows while we go */
        struct str rest = r->files.at[i].text, line, name;
        bool quoted;
        while (str_line(&rest, &line)) {
            if (!include_name(line, &name, &quoted)) {
                if (include_macro(line) && !add_neighbours(r, i, reterr))
                    return false;
                continue;
            }
            if (!add_header(r, i, name, quoted, reterr))
                return false;
            if (r->files.len - sources > RUN_HEADERS)
                return error_set(reterr, ERROR_DATA, "more than %d headers are included", RUN_HEADERS);
        }
    }
    return true;
}

void run_files_release(struct run_files *r)
{
    vec_release(&r->files);
    vec_release(&r->paths);
    vec_release(&r->roots);
}
