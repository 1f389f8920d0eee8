/* The words of the course as a learner wants them: those first that stand in what is open. */
#include "study/room.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What of an item is read before it is answered. */
static void add_seen(void *ctx, const struct prose_piece *piece)
{
    switch (piece->part) {
    case PROSE_LESSON:
    case PROSE_TASK:
    case PROSE_STAGE:
    case PROSE_ASK:
    case PROSE_CHOICE:
    case PROSE_CAPTION:
    case PROSE_LINE:
        prose_plain(ctx, piece->doc);
        break;
    default:
        break;
    }
}

static int by_term(const void *a, const void *b)
{
    return strcasecmp((*(const struct glossed *const *)a)->term.at, (*(const struct glossed *const *)b)->term.at);
}

/* Before its lesson a word such as "move" is just a word. */
static bool is_known(const struct glossed *t, const struct item *it)
{
    const struct item *at = it->of ? it->of : it;
    return !t->at || t->at->index <= at->index;
}

const struct glossed **study_words(struct arena *a, const struct pack *p, const struct item *it, size_t *ret_here)
{
    size_t here = 0, others = 0, count;
    const struct glossed *terms = pack_terms(p, &count);
    const struct glossed **all = arena_array(a, count + 1, sizeof *all), **rest;
    struct buf plain = {0};
    rest = arena_array(a, count + 1, sizeof *rest);
    if (it)
        prose_of_item(it, add_seen, &plain);
    for (size_t i = 0; i < count; i++)
        if (it && is_known(&terms[i], it) && glossed_occurs(&terms[i], buf_view(&plain)))
            all[here++] = &terms[i];
        else
            rest[others++] = &terms[i];
    if (here)
        qsort(all, here, sizeof *all, by_term);
    if (others)
        qsort(rest, others, sizeof *rest, by_term);
    memcpy(all + here, rest, others * sizeof *rest);
    buf_release(&plain);
    *ret_here = here;
    return all;
}

/* Markdown: the word, what it means, the lesson that introduces it. */
static void add_word(struct buf *out, const struct glossed *t)
{
    buf_printf(out, "**" STR_FMT "**: ", STR_ARG(t->term));
    for (size_t b = 0; b < t->means.count; b++)
        for (size_t s = 0; s < t->means.blocks[b].span_count; s++) {
            const struct span *span = &t->means.blocks[b].spans[s];
            const char *quote = span->style == SPAN_CODE ? "`" : span->style == SPAN_EMPHASIS ? "*" : "";
            buf_printf(out, "%s" STR_FMT "%s", quote, STR_ARG(span->text), quote);
        }
    if (t->at)
        buf_printf(out, " (lesson *" STR_FMT "*)", STR_ARG(t->at->title));
    buf_cstr(out, "\n\n");
}

struct doc study_glossary(struct arena *a, const struct pack *p, const struct item *it)
{
    struct buf out = {0};
    size_t here, count;
    const struct glossed **all = study_words(a, p, it, &here);
    pack_terms(p, &count);
    if (!count)
        buf_cstr(&out, "This pack has no glossary.\n");
    if (here)
        buf_printf(&out, "## Words of \"" STR_FMT "\"\n\n", STR_ARG(item_title(it)));
    for (size_t i = 0; i < count; i++) {
        if (i == here)
            buf_printf(&out, "## %s\n\n", here ? "All other words of the course" : "The words of the course");
        add_word(&out, all[i]);
    }
    struct doc d = doc_parse(a, arena_str(a, buf_view(&out)), 1);
    buf_release(&out);
    return d;
}

struct str explain_word(struct arena *a, const struct pack *p, struct str word)
{
    const struct glossed *t = pack_term(p, word);
    struct buf out = {0};
    if (t)
        add_word(&out, t);
    struct str page = arena_str(a, buf_view(&out));
    buf_release(&out);
    return page;
}
