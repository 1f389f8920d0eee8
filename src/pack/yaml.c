/* YAML to values that know their place. The only file that includes libfyaml.
 *
 * libfyaml is used as a stream of events, never as a document: we build our own
 * tree, so that depth and size are bounded by us, and so that what a lesson pack
 * never needs - anchors, aliases (with which twelve lines grow to gigabytes),
 * tags, several documents - is refused where it stands. Scalars stay text: "no"
 * is a word and 007 a text until the table of keys says otherwise.
 *
 * libfyaml stops at the first error of syntax, so a file has at most one of
 * those; all other problems are reported together. */
#include "pack/load.h"

#include <libfyaml.h>
#include <string.h>

enum { DEPTH_MAX = 16, VALUES_MAX = 20000 };

struct reader {
    struct loader *l;
    struct fy_parser *parser;
    struct str file, text;
    int first_line;
    size_t line_start; /* of the line of the last place: its offset ... */
    int line;          /* ... and its number */
    size_t values;
    bool failed;
};

/* spot_at(), counting on from the last place: events come in rising order, but for the sign before
 * a block of text, and a file may hold thousands of values. */
static struct spot place(struct reader *r, size_t offset, size_t length)
{
    const char *text = r->text.at, *newline;
    if (offset > r->text.len)
        offset = r->text.len;
    while (offset < r->line_start) {
        r->line--;
        for (r->line_start--; r->line_start > 0 && text[r->line_start - 1] != '\n';)
            r->line_start--;
    }
    while (offset > r->line_start && (newline = memchr(text + r->line_start, '\n', offset - r->line_start))) {
        r->line++;
        r->line_start = (size_t)(newline - text) + 1;
    }
    size_t end = offset;
    while (end < r->text.len && end < offset + length && text[end] != '\n')
        end++;
    return (struct spot){r->file, r->line, (int)(offset - r->line_start) + 1, (int)(end - offset)};
}

/* Columns of libfyaml count characters; ours count bytes, from the offset. */
static struct spot mark_spot(struct reader *r, const struct fy_mark *from,
                             const struct fy_mark *to)
{
    size_t start = from ? from->input_pos : 0;
    size_t end = to ? to->input_pos : start;
    return place(r, start, end > start ? end - start : 1);
}

static struct spot token_spot(struct reader *r, struct fy_token *t)
{
    if (!t)
        return place(r, 0, 0);
    return mark_spot(r, fy_token_start_mark(t), fy_token_end_mark(t));
}

static void refuse(struct reader *r, struct spot at, const char *what, const char *advice)
{
    r->failed = true;
    problem(r->l, SEVERITY_ERROR, "bad-yaml", at, "%s", what);
    if (advice)
        problem_advice(r->l, "%s", advice);
}

static void refuse_anchor(struct reader *r, struct fy_token *anchor, struct fy_token *tag)
{
    if (anchor)
        refuse(r, token_spot(r, anchor), "anchors and aliases are not used in packs",
               "write the value out where it is needed");
    else if (tag)
        refuse(r, token_spot(r, tag), "tags are not used in packs",
               "remove it, or put the text in quotes");
}

static struct yaml *value(struct reader *r, struct fy_event *e, int depth);

/* The decoded text, piece by piece. fy_token_get_text() is not used: in 0.7.12 it
 * gives some folded scalars a byte too many, and that one from nowhere. */
static void token_text(struct fy_token *t, struct buf *out)
{
    struct fy_token_iter *walk = fy_token_iter_create(t);
    if (!walk)
        return;
    const struct fy_iter_chunk *piece = NULL;
    int error = 0;
    while ((piece = fy_token_iter_chunk_next(walk, piece, &error)))
        buf_add(out, piece->str, piece->len);
    fy_token_iter_destroy(walk);
}

static struct yaml *scalar(struct reader *r, struct fy_event *e)
{
    struct fy_token *t = e->scalar.value;
    struct yaml *y = arena_alloc(r->l->a, sizeof *y);
    y->kind = YAML_SCALAR;
    if (!t)
        return y;
    y->at = token_spot(r, t);
    y->text_line = y->at.line;
    enum fy_scalar_style style = fy_token_scalar_style(t);
    y->quoted = style != FYSS_PLAIN;
    if (style == FYSS_LITERAL || style == FYSS_FOLDED) {
        /* The token's mark is at the text or at the "|", depending on the release:
         * go back to the sign, and count the text from the line behind. */
        const struct fy_mark *m = fy_token_start_mark(t);
        size_t at = m ? m->input_pos : 0;
        if (at > r->text.len)
            at = r->text.len;
        if (at == r->text.len || (r->text.at[at] != '|' && r->text.at[at] != '>')) {
            while (at > 0 && r->text.at[at - 1] != '|' && r->text.at[at - 1] != '>')
                at--;
            if (at > 0)
                at--;
        }
        y->at = place(r, at, 1);
        y->text_line = y->at.line + 1;
    }
    struct buf text = {0};
    token_text(t, &text);
    struct str s = buf_view(&text);
    /* Escapes in double quotes can make what the file itself may not hold. */
    if (!text_printable(s)) {
        problem(
            r->l, SEVERITY_ERROR, "bad-text", y->at,
            "an escape in this value makes a control character, which is not allowed in a pack");
        struct buf safe = {0};
        utf8_printable(&safe, s);
        y->text = arena_str(r->l->a, buf_view(&safe));
        buf_release(&safe);
    } else {
        y->text = arena_str(r->l->a, s);
    }
    buf_release(&text);
    return y;
}

static struct yaml *collection(struct reader *r, struct fy_event *e, int depth)
{
    bool map = e->type == FYET_MAPPING_START;
    struct yaml *y = arena_alloc(r->l->a, sizeof *y);
    y->kind = map ? YAML_MAP : YAML_LIST;
    y->at = mark_spot(r, fy_event_start_mark(e), NULL);
    VEC(struct yaml *) keys = {0};
    VEC(struct yaml *) items = {0};
    while (!r->failed) {
        struct fy_event *next = fy_parser_parse(r->parser);
        if (!next) {
            r->failed = true;
            break;
        }
        if (next->type == (map ? FYET_MAPPING_END : FYET_SEQUENCE_END)) {
            fy_parser_event_free(r->parser, next);
            break;
        }
        struct yaml *first = value(r, next, depth + 1);
        if (!first)
            break;
        if (!map) {
            vec_push(&items, first);
            continue;
        }
        if (first->kind != YAML_SCALAR) {
            refuse(r, first->at, "a key must be a word", NULL);
            break;
        }
        next = fy_parser_parse(r->parser);
        struct yaml *second = next ? value(r, next, depth + 1) : NULL;
        if (!second) {
            r->failed = true;
            break;
        }
        /* An empty value has no place of its own. */
        if (second->at.line == 0) {
            second->at = first->at;
            second->text_line = first->at.line;
        }
        vec_push(&keys, first);
        vec_push(&items, second);
    }
    y->count = items.len;
    y->items = arena_array(r->l->a, items.len, sizeof *y->items);
    if (items.len)
        memcpy(y->items, items.at, items.len * sizeof *y->items);
    if (map) {
        y->keys = arena_array(r->l->a, keys.len, sizeof *y->keys);
        if (keys.len)
            memcpy(y->keys, keys.at, keys.len * sizeof *y->keys);
        if (keys.len)
            y->at = y->keys[0]->at;
    }
    vec_release(&keys);
    vec_release(&items);
    return r->failed ? NULL : y;
}

/* Takes the event. */
static struct yaml *value(struct reader *r, struct fy_event *e, int depth)
{
    struct yaml *y = NULL;
    if (e->type == FYET_ALIAS)
        refuse_anchor(r, e->alias.anchor, NULL);
    else if (e->type == FYET_SCALAR)
        refuse_anchor(r, e->scalar.anchor, e->scalar.tag);
    else if (e->type == FYET_MAPPING_START)
        refuse_anchor(r, e->mapping_start.anchor, e->mapping_start.tag);
    else if (e->type == FYET_SEQUENCE_START)
        refuse_anchor(r, e->sequence_start.anchor, e->sequence_start.tag);
    if (!r->failed && (depth > DEPTH_MAX || ++r->values > VALUES_MAX))
        refuse(r, mark_spot(r, fy_event_start_mark(e), NULL),
               depth > DEPTH_MAX ? "nested too deep" : "too many values in one file", NULL);
    if (!r->failed) {
        if (e->type == FYET_SCALAR)
            y = scalar(r, e);
        else if (e->type == FYET_MAPPING_START || e->type == FYET_SEQUENCE_START)
            y = collection(r, e, depth);
        else
            r->failed = true;
    }
    fy_parser_event_free(r->parser, e);
    return y;
}

/* The commonest mistake of all, which libfyaml words differently by context. */
static bool tab_error(struct reader *r)
{
    struct str rest = r->text, line;
    for (int n = 0; str_line(&rest, &line); n++) {
        size_t i = 0;
        while (i < line.len && line.at[i] == ' ')
            i++;
        if (i < line.len && line.at[i] == '\t' && str_trim(line).len) {
            problem(r->l, SEVERITY_ERROR, "bad-yaml",
                    (struct spot){r->file, r->first_line + n, (int)i + 1, 1},
                    "this is not valid YAML: a tab cannot indent");
            problem_advice(r->l, "use blanks");
            return true;
        }
    }
    return false;
}

/* libfyaml's words (a part of them), ours, and what to try. */
static const struct {
    const char *theirs, *ours, *advice;
} syntax_words[] = {
    {"mapping on the same line", "a second ': ' on one line",
     "a value that holds ': ' must stand in quotes"},
    {"multiline plain key", "the line after this one is indented, as if it went on",
     "keys of one group begin in the same column"},
    {"indentation in mapping", "this line is indented like none of the groups above",
     "keys of one group begin in the same column"},
    {"invalid value after mapping", "this line is indented like none of the groups above",
     "a text behind | is indented further than its key"},
    {"did not find expected key", "this line is indented like none of the groups above",
     "keys of one group, and the dashes of one list, begin in the same column"},
    {"did not find expected '-' indicator", "this line is indented like none of the groups above",
     "keys of one group, and the dashes of one list, begin in the same column"},
    {"could not find expected ':'", "a key and a value are expected here",
     "write `key: value`, with a blank behind the colon"},
    {"wrongly indented double-quoted", "the text that begins here is not closed",
     "close it with \" on the same line"},
    {"wrongly indented single-quoted", "the text that begins here is not closed",
     "close it with ' on the same line"},
    {"wrongly indented flow", "a [ or { above this line is not closed", NULL},
    {"missing comma in flow", "a comma is missing, or the closing ] or } of a line above", NULL},
    {"plain scalar cannot start", "a value cannot begin with this character",
     "put the value in quotes"},
    {"invalid trailing content after", "something follows the closing quote",
     "put the whole value in quotes of the other kind"},
};

/* Reports libfyaml's own error, the first that it collected. */
static void syntax_error(struct reader *r, struct fy_diag *diag)
{
    if (tab_error(r))
        return;
    void *walk = NULL;
    for (struct fy_diag_error *e; (e = fy_diag_errors_iterate(diag, &walk));) {
        if (e->type != FYET_ERROR || !e->msg)
            continue;
        /* Its line and column, from 0 or 1 by release, are less sure than the token. */
        struct spot at = {.file = r->file,
                          .line = r->first_line + (e->line > 0 ? e->line - 1 : 0),
                          .column = e->column > 0 ? e->column : 1,
                          .length = 1};
        if (e->fyt && fy_token_start_mark(e->fyt))
            at = mark_spot(r, fy_token_start_mark(e->fyt), NULL);
        size_t i = 0;
        while (i < COUNT(syntax_words) && !strstr(e->msg, syntax_words[i].theirs))
            i++;
        problem(r->l, SEVERITY_ERROR, "bad-yaml", at, "this is not valid YAML: %s",
                i < COUNT(syntax_words) ? syntax_words[i].ours : e->msg);
        if (i < COUNT(syntax_words) && syntax_words[i].advice)
            problem_advice(r->l, "%s", syntax_words[i].advice);
        return;
    }
    problem(r->l, SEVERITY_ERROR, "bad-yaml",
            (struct spot){.file = r->file, .line = r->first_line}, "this is not valid YAML");
}

struct yaml *yaml_read(struct loader *l, struct str file, struct str text, int first_line)
{
    struct spot top = {.file = file, .line = first_line};
    if (text.len > PACK_YAML_MAX) {
        problem(l, SEVERITY_ERROR, "too-large", top, "the YAML is larger than 256 KiB");
        return NULL;
    }
    /* libfyaml 0.7.12 reads past an empty block scalar that ends without a newline. */
    if (!str_ends(text, "\n"))
        text = str_from(arena_printf(l->a, STR_FMT "\n", STR_ARG(text)));
    struct reader r = {.l = l, .file = file, .text = text, .first_line = first_line, .line = first_line};
    struct fy_diag_cfg diag_cfg;
    fy_diag_cfg_default(&diag_cfg);
    diag_cfg.fp = NULL;
    diag_cfg.colorize = false;
    struct fy_diag *diag = fy_diag_create(&diag_cfg);
    struct yaml *root = NULL;
    if (!diag)
        goto fault;
    fy_diag_set_collect_errors(diag, true);
    struct fy_parse_cfg cfg = {
        .flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_DEFAULT_VERSION_1_2 |
                 FYPCF_ALLOW_DUPLICATE_KEYS | FYPCF_JSON_NONE,
        .diag = diag,
    };
    r.parser = fy_parser_create(&cfg);
    if (!r.parser || fy_parser_set_string(r.parser, text.at ? text.at : "", text.len) != 0)
        goto fault;

    int documents = 0;
    size_t before = l->diags.len;
    while (!r.failed) {
        struct fy_event *e = fy_parser_parse(r.parser);
        if (!e)
            break;
        enum fy_event_type type = e->type;
        if (type == FYET_SCALAR || type == FYET_MAPPING_START || type == FYET_SEQUENCE_START ||
            type == FYET_ALIAS) {
            root = value(&r, e, 0);
            continue;
        }
        if (type == FYET_DOCUMENT_START && ++documents > 1)
            refuse(&r, mark_spot(&r, fy_event_start_mark(e), NULL),
                   "only one YAML document is read here", NULL);
        fy_parser_event_free(r.parser, e);
        if (type == FYET_STREAM_END)
            break;
    }
    if (fy_parser_get_stream_error(r.parser) || (r.failed && l->diags.len == before)) {
        if (l->diags.len == before || !r.failed)
            syntax_error(&r, diag);
        root = NULL;
    }
    if (r.failed)
        root = NULL;
    /* An empty document comes as one empty scalar. */
    if (root && root->kind == YAML_SCALAR && root->text.len == 0 && !root->quoted)
        root = NULL;
    goto out;
fault:
    problem(l, SEVERITY_ERROR, "bad-yaml", top, "the YAML reader could not be started");
out:
    if (r.parser)
        fy_parser_destroy(r.parser);
    if (diag)
        fy_diag_destroy(diag);
    return root;
}

struct yaml *yaml_get(const struct yaml *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (str_is(map->keys[i]->text, key))
            return map->items[i];
    return NULL;
}
