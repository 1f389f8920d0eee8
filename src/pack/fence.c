/* What a fence ` ```c run ` says of its run, and one ` ```c run=picture `: at which moment of it the
 * picture opens, from where to where it is played, and what is said meanwhile.
 *
 * Captions stand in the program itself, so that they cannot lose their line when it
 * is changed: a comment that begins with //! is said when the line it stands on has
 * just run; alone on its line it belongs to the line above. //!2 is said only when
 * that line ran for the second time. They are taken out of the program that is shown
 * and run, and what is left keeps a table of where its lines were in the file. */
#include "pack/load.h"

#include <string.h>

static struct str next_word(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->len && rest->at[n] != ' ' && rest->at[n] != '\t')
        n++;
    struct str word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->len);
    return word;
}

static bool number(struct str word, const char *key, int64_t most, int64_t *ret)
{
    if (!str_starts(word, key))
        return false;
    return str_to_int(str_slice(word, strlen(key), word.len), 1, most, ret);
}

static bool read_run_word(struct run_fence *r, struct arena *a, struct str word)
{
    if (str_is(word, "hides")) {
        r->hides = true;
    } else if (str_starts(word, "expect=")) {
        r->expect = str_slice(word, strlen("expect="), word.len);
    } else if (str_starts(word, "fail=")) {
        struct str which = str_slice(word, strlen("fail="), word.len);
        r->faults = str_from(arena_printf(a, "f:" STR_FMT, STR_ARG(which)));
    } else {
        return str_is(word, "c") || str_is(word, "run") || str_is(word, "run=picture");
    }
    return true;
}

static bool read_picture_word(struct picture_fence *f, struct str word)
{
    enum { LINES = 100000, VISITS = 1000000 };
    int64_t n;
    if (str_is(word, "closed")) {
        f->closed = true;
        return true;
    }
    if (str_is(word, "open")) {
        f->open = true;
        return true;
    }
    if (number(word, "visit=", VISITS, &n)) {
        f->when.visit = (int)n;
        return true;
    }
    if (number(word, "from=", LINES, &n)) {
        f->from = (int)n;
        return true;
    }
    if (number(word, "to=", LINES, &n)) {
        f->to = (int)n;
        return true;
    }
    enum when_kind before = f->when.kind;
    if (number(word, "line=", LINES, &n)) {
        f->when.kind = WHEN_LINE;
        f->when.line = (int)n;
    } else if (number(word, "before=", LINES, &n)) {
        f->when.kind = WHEN_BEFORE;
        f->when.line = (int)n;
    } else if (number(word, "step=", INT64_MAX, &n)) {
        f->when.kind = WHEN_STEP;
        f->when.step = n;
    } else if (str_is(word, "finding")) {
        f->when.kind = WHEN_FINDING;
    } else if (str_is(word, "end")) {
        f->when.kind = WHEN_END;
    } else {
        return false;
    }
    return before == WHEN_UNSAID; /* one moment is enough */
}

/* Where the comment //! begins in a line of C, or -1; not within a literal. */
static long caption_at(struct str line)
{
    char quote = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.at[i];
        if (quote) {
            if (c == '\\')
                i++;
            else if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '/' && i + 1 < line.len && line.at[i + 1] == '/') {
            return i + 2 < line.len && line.at[i + 2] == '!' ? (long)i : -1;
        }
    }
    return -1;
}

static bool digit(char c) { return c >= '0' && c <= '9'; }

struct captions {
    VEC(struct caption) list;
    VEC(struct str) texts; /* of the same */
};

/* A line that goes on from the caption above belongs to it. */
static void add_caption(struct captions *all, struct arena *a, int line, struct str text,
                        bool goes_on)
{
    int64_t visit = 0;
    size_t n = 0;
    while (n < text.len && digit(text.at[n]))
        n++;
    if (n && !str_to_int(str_slice(text, 0, n), 1, 1000000, &visit))
        visit = 0;
    text = str_trim(str_slice(text, n, text.len));
    if (goes_on && !n && all->list.len) {
        struct str *last = &all->texts.at[all->texts.len - 1];
        *last = str_from(arena_printf(a, STR_FMT " " STR_FMT, STR_ARG(*last), STR_ARG(text)));
        return;
    }
    struct caption c = {.line = line, .visit = (int)visit};
    vec_push(&all->list, c);
    vec_push(&all->texts, text);
}

static void picture_read(struct arena *a, struct block *b, struct picture_fence *f)
{
    if (!f->when.visit)
        f->when.visit = 1;

    struct buf code = {0};
    struct captions all = {0};
    VEC(int) lines = {0};
    struct str text = b->text, line;
    bool goes_on = false;
    for (int n = b->line; str_line(&text, &line); n++) {
        long at = caption_at(line);
        struct str kept = at < 0 ? line : str_slice(line, 0, (size_t)at);
        bool alone = at >= 0 && str_trim(kept).len == 0;
        if (!alone) {
            while (at >= 0 && kept.len && (kept.at[kept.len - 1] == ' ' || kept.at[kept.len - 1] == '\t'))
                kept.len--;
            buf_str(&code, kept);
            buf_char(&code, '\n');
            vec_push(&lines, n);
        }
        if (at >= 0)
            add_caption(&all, a, (int)lines.len, str_slice(line, (size_t)at + 3, line.len),
                        alone && goes_on);
        goes_on = at >= 0;
    }
    b->text = arena_str(a, buf_view(&code));
    f->caption_count = all.list.len;
    f->captions = arena_array(a, all.list.len + 1, sizeof *f->captions);
    for (size_t i = 0; i < all.list.len; i++) {
        f->captions[i] = all.list.at[i];
        f->captions[i].text = doc_parse(a, all.texts.at[i], b->line);
    }
    int *file_lines = arena_array(a, lines.len + 1, sizeof *file_lines);
    if (lines.len)
        memcpy(file_lines, lines.at, lines.len * sizeof *file_lines);
    f->file_lines = file_lines;
    f->line_count = (int)lines.len;
    b->picture = f;
    buf_release(&code);
    vec_release(&all.list);
    vec_release(&all.texts);
    vec_release(&lines);
}

void fence_read(struct arena *a, struct block *b)
{
    bool picture = block_has_word(b, "run=picture");
    if (!block_has_word(b, "c") || (!picture && !block_has_word(b, "run")))
        return;
    struct run_fence *r = arena_alloc(a, sizeof *r);
    struct picture_fence *f = picture ? arena_alloc(a, sizeof *f) : NULL;
    struct str rest = b->info, word;
    while ((word = next_word(&rest)).len)
        if (!read_run_word(r, a, word) && !(f && read_picture_word(f, word)) && !r->bad.len)
            r->bad = word;
    if (f && f->when.visit && f->when.kind != WHEN_LINE && f->when.kind != WHEN_BEFORE && !r->bad.len)
        r->bad = STR("visit="); /* of which line? */
    b->run = r;
    if (f)
        picture_read(a, b, f);
}
