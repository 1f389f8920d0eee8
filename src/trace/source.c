/* source.c - the text of a place in the program: what stands there, and what kind of
 * place it is. Learners know statements by their text. */
#include "trace/room.h"

#include <ctype.h>

enum { LINES_MOST = 1 << 22 };

/* Where each line of a file starts, made once; [0]: how many there are. */
static const uint32_t *lines_of(const struct trace *t, uint32_t file)
{
    if (t->lines[file])
        return t->lines[file];
    struct str text = t->files[file].text;
    uint32_t n = 1;
    for (size_t i = 0; i < text.len && n < LINES_MOST; i++)
        n += text.at[i] == '\n';
    uint32_t *starts = arena_array((struct arena *)&t->arena, (size_t)n + 2, sizeof *starts), k = 1;
    starts[0] = n;
    for (size_t i = 0; i < text.len && k < n; i++)
        if (text.at[i] == '\n')
            starts[++k] = (uint32_t)i + 1;
    return t->lines[file] = starts;
}

static struct str line_text(const struct trace *t, const struct trace_place *p)
{
    if (p->line < 1 || p->file >= t->file_count || t->files[p->file].text.len > UINT32_MAX)
        return STR("");
    const uint32_t *starts = lines_of(t, p->file);
    if ((uint32_t)p->line > starts[0])
        return STR("");
    struct str text = t->files[p->file].text, line = str_slice(text, starts[p->line], text.len);
    size_t n = 0;
    while (n < line.len && line.at[n] != '\n' && line.at[n] != '\r')
        n++;
    return str_slice(line, 0, n);
}

bool site_same(const struct trace *t, uint32_t a, uint32_t b)
{
    struct trace_place x = place_of_site(t, a), y = place_of_site(t, b);
    return x.line && x.line == y.line && x.column == y.column && x.file == y.file;
}

struct str site_text(const struct trace *t, uint32_t site)
{
    struct trace_place p = place_of_site(t, site);
    struct str line = line_text(t, &p);
    size_t from = p.column > 0 ? (size_t)p.column - 1 : 0;
    if (!line.len || from >= line.len)
        return STR("");
    return str_trim(str_slice(line, from, from + (size_t)(p.length > 0 ? p.length : 0)));
}

/* Does a condition stand there: of an if, a loop or a switch? */
bool site_is_condition(const struct trace *t, uint32_t site)
{
    static const char *const words[] = {"if", "while", "switch"};
    struct trace_place p = place_of_site(t, site);
    struct str line = line_text(t, &p), before = str_trim(str_slice(line, 0, p.column > 0 ? (size_t)p.column - 1 : 0));
    if (!before.len)
        return false;
    if (before.at[before.len - 1] == ';') { /* the second part of a for? */
        struct str behind = str_trim(str_slice(line, (size_t)(p.column - 1 + p.length), line.len));
        struct str head = before;
        while (head.len && head.at[head.len - 1] != '(')
            head.len--;
        head = str_trim(str_slice(head, 0, head.len ? head.len - 1 : 0));
        return behind.len && behind.at[0] == ';' && str_ends(head, "for");
    }
    if (before.at[before.len - 1] != '(')
        return false;
    before = str_trim(str_slice(before, 0, before.len - 1));
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_ends(before, words[i]))
            return true;
    return false;
}

/* Is there a call of this name in the text? Where it stands, with its arguments. */
struct str text_call(struct str text, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i + n < text.len; i++) {
        if (memcmp(text.at + i, name, n) != 0 || (i && (isalnum((unsigned char)text.at[i - 1]) || text.at[i - 1] == '_')))
            continue;
        size_t k = i + n;
        while (k < text.len && text.at[k] == ' ')
            k++;
        if (k >= text.len || text.at[k] != '(')
            continue;
        for (int depth = 0; k < text.len; k++) {
            depth += text.at[k] == '(' ? 1 : text.at[k] == ')' ? -1 : 0;
            if (!depth)
                return str_slice(text, i, k + 1);
        }
    }
    return STR("");
}

/* Is this one of the members that the text names: `name` in "v.name[1]" or "p->name"? */
bool text_names_member(struct str text, struct str name)
{
    for (size_t i = 0; name.len && i + name.len < text.len; i++) {
        bool dot = text.at[i] == '.' || (text.at[i] == '>' && i && text.at[i - 1] == '-');
        if (!dot)
            continue;
        size_t k = i + 1;
        while (k < text.len && text.at[k] == ' ')
            k++;
        if (k + name.len > text.len || memcmp(text.at + k, name.at, name.len) != 0)
            continue;
        size_t end = k + name.len;
        if (end == text.len || !(isalnum((unsigned char)text.at[end]) || text.at[end] == '_'))
            return true;
    }
    return false;
}
