/* Several files as one text, so that whatever takes an answer takes a capstone's
 * too: one hash, one draft, one submit.
 *
 * The text comes from a learner, or from a program that the learner wrote, and may
 * hold anything, a line that looks like our own included. Such a line (four slashes
 * or more, then " FILE ") gets one slash more when it is joined and loses one when
 * it is split: a line of exactly four slashes is therefore always ours. */
#include "pack/pack.h"

#include <string.h>

enum { MOST = 64, NAME_BYTES = 64 };
static const char lead[] = "//// FILE ", open_end[] = " without newline";

bool bundle_name_valid(struct str name)
{
    if (name.len < 3 || name.len > NAME_BYTES || name.at[name.len - 2] != '.' ||
        (name.at[name.len - 1] != 'c' && name.at[name.len - 1] != 'h'))
        return false;
    for (size_t i = 0; i + 2 < name.len; i++) {
        char c = name.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '_' && (c != '-' || i == 0))
            return false;
    }
    return true;
}

/* Slashes that begin a line which is a separator but for their number; 0: it is none. */
static size_t slashes(struct str line)
{
    size_t n = 0;
    while (n < line.len && line.at[n] == '/')
        n++;
    return n >= 4 && str_starts(str_slice(line, n, line.len), " FILE ") ? n : 0;
}

/* The next line with its newline, if it has one; nothing else is an end of a line here. */
static bool next_line(struct str *rest, struct str *ret)
{
    if (!rest->len)
        return false;
    const char *end = memchr(rest->at, '\n', rest->len);
    size_t n = end ? (size_t)(end - rest->at) + 1 : rest->len;
    *ret = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->len);
    return true;
}

void bundle_add(struct buf *out, struct str name, struct str text)
{
    bool open = text.len && text.at[text.len - 1] != '\n';
    buf_printf(out, "%s" STR_FMT "%s\n", lead, STR_ARG(name), open ? open_end : "");
    struct str rest = text, line;
    while (next_line(&rest, &line)) {
        if (slashes(line))
            buf_char(out, '/');
        buf_str(out, line);
    }
    if (open)
        buf_char(out, '\n');
}

/* A file's text as it was; copied only where a slash must go. */
static struct str unescape(struct arena *a, struct str text)
{
    struct str rest = text, line;
    size_t extra = 0, n = 0;
    while (next_line(&rest, &line))
        extra += slashes(line) != 0;
    if (!extra)
        return text;
    char *copy = arena_alloc(a, text.len);
    for (rest = text; next_line(&rest, &line);) {
        struct str kept = slashes(line) ? str_slice(line, 1, line.len) : line;
        memcpy(copy + n, kept.at, kept.len);
        n += kept.len;
    }
    return (struct str){copy, n};
}

static bool is_lead(struct str line, struct str *ret_name, bool *ret_open)
{
    if (slashes(line) != 4)
        return false;
    struct str name = str_slice(line, sizeof lead - 1, line.len);
    while (name.len && (name.at[name.len - 1] == '\n' || name.at[name.len - 1] == '\r'))
        name.len--;
    *ret_open = str_ends(name, open_end);
    if (*ret_open)
        name.len -= sizeof open_end - 1;
    *ret_name = name;
    return true;
}

struct bundle bundle_split(struct arena *a, struct str text)
{
    struct bundle b = {.files = arena_array(a, MOST, sizeof *b.files)};
    struct str rest = text, line, name = {0};
    bool open = false, inside = false;
    const char *from = text.at;
    for (;;) {
        const char *at = rest.at;
        bool more = next_line(&rest, &line), next_open = false;
        struct str next = {0};
        if (more && !is_lead(line, &next, &next_open))
            continue;
        if (inside && bundle_name_valid(name) && !bundle_find(&b, name) && b.count < MOST) {
            struct str body = {from, (size_t)((more ? at : text.at + text.len) - from)};
            if (open && body.len && body.at[body.len - 1] == '\n')
                body.len--;
            b.files[b.count++] = (struct bundle_file){name, unescape(a, body)};
        }
        if (!more)
            return b;
        inside = true;
        name = next;
        open = next_open;
        from = rest.at;
    }
}

const struct str *bundle_find(const struct bundle *b, struct str name)
{
    for (size_t i = 0; i < b->count; i++)
        if (str_eq(b->files[i].name, name))
            return &b->files[i].text;
    return NULL;
}
