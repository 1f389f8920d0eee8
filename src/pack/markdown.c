/* Markdown to blocks of spans. The only file that includes md4c.
 *
 * md4c calls back for blocks, spans and text in order; we flatten its tree into
 * a list of blocks that any face can draw: an item knows its depth, a quote's
 * paragraphs are quotes, a table is its rows. md4c gives no positions, but the
 * text it hands over points into the source we gave it, and so tells the line.
 * Raw HTML is off: a tag is shown as the characters it is made of. Entities are
 * decoded here, and never into a control character. */
#include "pack/load.h"

#include <md4c.h>
#include <string.h>

struct entity { const char *name, *text; };
static const struct entity entities[] = {
    {"amp", "&"},        {"lt", "<"},         {"gt", ">"},         {"quot", "\""},
    {"apos", "'"},       {"nbsp", "\u00a0"},  {"copy", "\u00a9"},  {"reg", "\u00ae"},
    {"deg", "\u00b0"},   {"plusmn", "\u00b1"}, {"micro", "\u00b5"}, {"middot", "\u00b7"},
    {"sect", "\u00a7"},  {"para", "\u00b6"},  {"times", "\u00d7"}, {"divide", "\u00f7"},
    {"frac12", "\u00bd"}, {"frac14", "\u00bc"}, {"laquo", "\u00ab"}, {"raquo", "\u00bb"},
    {"ndash", "\u2013"}, {"mdash", "\u2014"}, {"lsquo", "\u2018"}, {"rsquo", "\u2019"},
    {"ldquo", "\u201c"}, {"rdquo", "\u201d"}, {"bull", "\u2022"},  {"hellip", "\u2026"},
    {"prime", "\u2032"}, {"euro", "\u20ac"},  {"trade", "\u2122"}, {"larr", "\u2190"},
    {"uarr", "\u2191"},  {"rarr", "\u2192"},  {"darr", "\u2193"},  {"harr", "\u2194"},
    {"rArr", "\u21d2"},  {"hArr", "\u21d4"},  {"forall", "\u2200"}, {"exist", "\u2203"},
    {"empty", "\u2205"}, {"isin", "\u2208"},  {"minus", "\u2212"}, {"infin", "\u221e"},
    {"and", "\u2227"},   {"or", "\u2228"},    {"asymp", "\u2248"}, {"ne", "\u2260"},
    {"le", "\u2264"},    {"ge", "\u2265"},    {"check", "\u2713"}, {"cross", "\u2717"},
    {"alpha", "\u03b1"}, {"beta", "\u03b2"},  {"lambda", "\u03bb"}, {"mu", "\u03bc"},
    {"pi", "\u03c0"},    {"Omega", "\u03a9"},
};

struct list { int number; }; /* next number; 0 for bullets */

struct builder {
    struct arena *a;
    struct str source;
    int first_line;
    size_t cursor;      /* offset up to which lines were counted */
    int cursor_line;
    VEC(struct block) blocks;
    VEC(struct span) spans;  /* of the open block */
    VEC(struct list) lists;
    struct buf text;         /* of the open span, or of a code block */
    enum span_style style;   /* of the open span */
    struct str href;
    int code, link, strong, emphasis, quote, head; /* how deep we are in each */
    bool open;               /* a block is open: the last of blocks */
};

/* ---- places ------------------------------------------------------------------ */

/* Lines are asked for in rising order but for a few steps back, so counting on
 * from the last place is enough. */
static int line_of(struct builder *b, const char *at)
{
    size_t offset = (size_t)(at - b->source.at);
    if (offset < b->cursor) {
        for (size_t i = offset; i < b->cursor; i++)
            b->cursor_line -= b->source.at[i] == '\n';
    } else {
        for (size_t i = b->cursor; i < offset; i++)
            b->cursor_line += b->source.at[i] == '\n';
    }
    b->cursor = offset;
    return b->cursor_line;
}

static bool is_rule(struct str line)
{
    line = str_trim(line);
    if (line.len < 3 || (line.at[0] != '-' && line.at[0] != '*' && line.at[0] != '_'))
        return false;
    for (size_t i = 1; i < line.len; i++)
        if (line.at[i] != line.at[0] && line.at[i] != ' ' && line.at[i] != '\t')
            return false;
    return true;
}

/* A rule has no text that would tell: it is the next line that looks like one. */
static int rule_line(struct builder *b)
{
    struct str rest = str_slice(b->source, b->cursor, b->source.len), line;
    while (rest.len && str_line(&rest, &line)) {
        if (is_rule(line)) {
            int n = line_of(b, line.at);
            line_of(b, line.at + line.len); /* the next rule is another one */
            return n;
        }
    }
    return b->cursor_line;
}

static bool in_source(const struct builder *b, const char *at)
{
    return b->source.len && at >= b->source.at && at < b->source.at + b->source.len;
}

/* ---- blocks and spans ---------------------------------------------------------- */

/* Depth as shown: what is nested deeper stands where the eighth level stands. */
static int depth(const struct builder *b)
{
    enum { DEEPEST = 8 };
    return b->lists.len < DEEPEST ? (int)b->lists.len : DEEPEST;
}

static struct block *top(struct builder *b)
{
    return &b->blocks.at[b->blocks.len - 1];
}

static void end_span(struct builder *b)
{
    if (b->text.len == 0)
        return;
    struct span s = {
        .style = b->style, .text = arena_str(b->a, buf_view(&b->text)), .href = b->href};
    vec_push(&b->spans, s);
    buf_clear(&b->text);
}

static void end_block(struct builder *b)
{
    if (!b->open)
        return;
    b->open = false;
    struct block *block = top(b);
    if (block->kind == BLOCK_CODE) {
        if (b->text.len && b->text.at[b->text.len - 1] != '\n')
            buf_char(&b->text, '\n');
        block->text = arena_str(b->a, buf_view(&b->text));
        buf_clear(&b->text);
    } else {
        end_span(b);
        block->spans = arena_array(b->a, b->spans.len, sizeof *block->spans);
        if (b->spans.len)
            memcpy(block->spans, b->spans.at, b->spans.len * sizeof *block->spans);
        block->span_count = b->spans.len;
    }
    b->spans.len = 0;
    if (block->line == 0)
        block->line = b->cursor_line;
    if (block->kind == BLOCK_CODE)
        fence_read(b->a, block);
}

static struct block *begin_block(struct builder *b, enum block_kind kind)
{
    end_block(b);
    struct block block = {.kind = kind, .level = depth(b)};
    vec_push(&b->blocks, block);
    b->open = true;
    return top(b);
}

static enum span_style style_now(const struct builder *b)
{
    return b->code ? SPAN_CODE : b->link ? SPAN_LINK : b->strong ? SPAN_STRONG
         : b->emphasis ? SPAN_EMPHASIS : SPAN_PLAIN;
}

static void add_text(struct builder *b, const char *at, size_t len, const char *from)
{
    if (!b->open) /* a tight item's text after a nested block */
        begin_block(b, b->quote ? BLOCK_QUOTE : BLOCK_PARAGRAPH);
    struct block *block = top(b);
    if (block->line == 0 && in_source(b, from)) {
        block->line = line_of(b, from);
        if (block->kind == BLOCK_CODE) /* blank lines before come from no place */
            for (size_t i = 0; i < b->text.len; i++)
                block->line -= b->text.at[i] == '\n';
    }
    if (block->kind == BLOCK_CODE) {
        buf_add(&b->text, at, len);
        return;
    }
    enum span_style style = style_now(b);
    if (style != b->style)
        end_span(b);
    b->style = style;
    size_t before = b->text.len;
    buf_add(&b->text, at, len);
    for (size_t i = before; i < b->text.len; i++)
        if (b->text.at[i] == '\t' || b->text.at[i] == '\n')
            b->text.at[i] = ' ';
}

static void add_separator(struct builder *b, const char *what)
{
    end_span(b);
    struct span s = {.style = SPAN_PLAIN, .text = str_from(what)};
    vec_push(&b->spans, s);
}

/* ---- entities -------------------------------------------------------------------- */

static void decode_entity(struct buf *out, struct str e)
{
    if (e.len > 3 && e.at[1] == '#') {
        bool hex = e.at[2] == 'x' || e.at[2] == 'X';
        uint32_t code = 0;
        for (size_t i = hex ? 3 : 2; i + 1 < e.len; i++) {
            unsigned char c = (unsigned char)e.at[i];
            uint32_t digit = c <= '9' ? c - (uint32_t)'0' : (c | 0x20) - (uint32_t)'a' + 10;
            if (code < 0x200000)
                code = code * (hex ? 16 : 10) + digit;
        }
        char bytes[4];
        if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            code = 0xfffd;
        size_t n = utf8_encode(code, bytes);
        if (code < 0x20 || !text_printable((struct str){bytes, n}))
            n = utf8_encode(0xfffd, bytes);
        buf_add(out, bytes, n);
        return;
    }
    struct str name = str_slice(e, 1, e.len - 1);
    for (size_t i = 0; i < COUNT(entities); i++) {
        if (str_is(name, entities[i].name)) {
            buf_cstr(out, entities[i].text);
            return;
        }
    }
    buf_str(out, e);
}

static struct str attribute(struct builder *b, const MD_ATTRIBUTE *attr)
{
    struct buf out = {0};
    for (int i = 0; attr->size && attr->substr_offsets[i] < attr->size; i++) {
        struct str part = {attr->text + attr->substr_offsets[i],
                           attr->substr_offsets[i + 1] - attr->substr_offsets[i]};
        if (attr->substr_types[i] == MD_TEXT_ENTITY)
            decode_entity(&out, part);
        else if (attr->substr_types[i] == MD_TEXT_NULLCHAR)
            buf_cstr(&out, "\ufffd");
        else
            buf_str(&out, part);
    }
    struct str s = arena_str(b->a, buf_view(&out));
    buf_release(&out);
    return s;
}

/* ---- md4c's calls ------------------------------------------------------------------ */

static int enter_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
    struct builder *b = ctx;
    switch (type) {
    case MD_BLOCK_QUOTE:
        end_block(b);
        b->quote++;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: {
        end_block(b);
        struct list list = {0};
        if (type == MD_BLOCK_OL)
            list.number = (int)(((MD_BLOCK_OL_DETAIL *)detail)->start & 0x3fffffff);
        vec_push(&b->lists, list);
        break;
    }
    case MD_BLOCK_LI: {
        struct list *list = &b->lists.at[b->lists.len - 1];
        struct block *block = begin_block(b, BLOCK_ITEM);
        block->level = depth(b) - 1;
        block->number = list->number;
        if (list->number)
            list->number++;
        break;
    }
    case MD_BLOCK_HR:
        begin_block(b, BLOCK_RULE)->line = rule_line(b);
        end_block(b);
        break;
    case MD_BLOCK_H:
        begin_block(b, BLOCK_HEADING)->level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE: {
        struct str info = attribute(b, &((MD_BLOCK_CODE_DETAIL *)detail)->info);
        begin_block(b, BLOCK_CODE)->info = info;
        break;
    }
    case MD_BLOCK_P:
        /* The first paragraph of an item is the item. */
        if (!(b->open && top(b)->kind == BLOCK_ITEM && b->spans.len == 0 && b->text.len == 0))
            begin_block(b, b->quote ? BLOCK_QUOTE : BLOCK_PARAGRAPH);
        break;
    case MD_BLOCK_THEAD:
        b->head++;
        break;
    case MD_BLOCK_TR:
        begin_block(b, BLOCK_ROW)->level = b->head ? 1 : 0;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (b->spans.len || b->text.len)
            add_separator(b, "\t");
        break;
    default:
        break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
    (void)detail;
    struct builder *b = ctx;
    switch (type) {
    case MD_BLOCK_QUOTE:
        end_block(b);
        b->quote--;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        end_block(b);
        b->lists.len--;
        break;
    case MD_BLOCK_THEAD:
        b->head--;
        break;
    case MD_BLOCK_LI:
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_P:
    case MD_BLOCK_TR:
        end_block(b);
        break;
    default:
        break;
    }
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *ctx)
{
    struct builder *b = ctx;
    if (type == MD_SPAN_CODE) {
        b->code++;
    } else if (type == MD_SPAN_STRONG) {
        b->strong++;
    } else if (type == MD_SPAN_EM) {
        b->emphasis++;
    } else if (type == MD_SPAN_A || type == MD_SPAN_IMG) {
        if (b->link++ == 0) {
            end_span(b);
            b->href = attribute(b, type == MD_SPAN_A ? &((MD_SPAN_A_DETAIL *)detail)->href
                                                     : &((MD_SPAN_IMG_DETAIL *)detail)->src);
        }
    }
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *ctx)
{
    (void)detail;
    struct builder *b = ctx;
    if (type == MD_SPAN_CODE) {
        b->code--;
    } else if (type == MD_SPAN_STRONG) {
        b->strong--;
    } else if (type == MD_SPAN_EM) {
        b->emphasis--;
    } else if (type == MD_SPAN_A || type == MD_SPAN_IMG) {
        if (--b->link == 0) {
            end_span(b);
            b->href = (struct str){0};
        }
    }
    return 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *ctx)
{
    struct builder *b = ctx;
    switch (type) {
    case MD_TEXT_NULLCHAR:
        add_text(b, "\ufffd", 3, at);
        break;
    case MD_TEXT_BR:
        if (b->open && top(b)->kind != BLOCK_CODE)
            add_separator(b, "\n");
        break;
    case MD_TEXT_SOFTBR:
        add_text(b, " ", 1, at);
        break;
    case MD_TEXT_ENTITY: {
        struct buf decoded = {0};
        decode_entity(&decoded, (struct str){at, size});
        add_text(b, decoded.at, decoded.len, at);
        buf_release(&decoded);
        break;
    }
    default:
        add_text(b, at, size, at);
        break;
    }
    return 0;
}

struct doc doc_parse(struct arena *a, struct str source, int first_line)
{
    struct builder b = {
        .a = a, .source = source, .first_line = first_line, .cursor_line = first_line};
    const MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_COLLAPSEWHITESPACE,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };
    if (source.len && md_parse(source.at, (MD_SIZE)source.len, &parser, &b) != 0)
        BUG("md4c gave up on a text of %zu bytes", source.len);
    end_block(&b);
    struct doc d = {.blocks = arena_array(a, b.blocks.len, sizeof *d.blocks),
                    .count = b.blocks.len};
    if (b.blocks.len)
        memcpy(d.blocks, b.blocks.at, b.blocks.len * sizeof *d.blocks);
    vec_release(&b.blocks);
    vec_release(&b.spans);
    vec_release(&b.lists);
    buf_release(&b.text);
    return d;
}

bool block_has_word(const struct block *block, const char *word)
{
    struct str rest = block->info;
    while (rest.len) {
        size_t n = 0;
        while (n < rest.len && rest.at[n] != ' ' && rest.at[n] != '\t')
            n++;
        if (str_is(str_slice(rest, 0, n), word))
            return true;
        while (n < rest.len && (rest.at[n] == ' ' || rest.at[n] == '\t'))
            n++;
        rest = str_slice(rest, n, rest.len);
    }
    return false;
}

bool block_runs(const struct block *b)
{
    return b && b->run;
}

struct str doc_plain(struct arena *a, const struct doc *d)
{
    struct buf out = {0};
    for (size_t i = 0; i < d->count; i++) {
        const struct block *block = &d->blocks[i];
        if (out.len)
            buf_char(&out, ' ');
        for (size_t s = 0; s < block->span_count; s++)
            buf_str(&out, block->spans[s].text);
        buf_str(&out, str_trim(block->text));
    }
    for (size_t i = 0; i < out.len; i++)
        if (out.at[i] == '\n' || out.at[i] == '\t')
            out.at[i] = ' ';
    struct str s = arena_str(a, str_trim(buf_view(&out)));
    buf_release(&out);
    return s;
}
