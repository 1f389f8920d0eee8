/* All that a pack says in words, piece by piece: for whoever spells it, measures it, or looks for
 * a word in it. Code is no prose: fences, and what stands in backquotes. */
#include "pack/pack.h"

#include <string.h>

struct tour {
    prose_fn *fn;
    void *ctx;
    struct arena scratch;  /* of the line being visited */
    struct prose_piece at; /* path, item, exercise of what is being visited */
};

static void piece(struct tour *t, enum prose_part part, const struct doc *doc, int line)
{
    struct prose_piece p = t->at;
    if (!doc->count)
        return;
    p.part = part;
    p.doc = doc;
    p.line = line ? line : doc->blocks[0].line;
    t->fn(t->ctx, &p);
    for (size_t i = 0; i < doc->count; i++) {
        const struct picture_fence *f = doc->blocks[i].picture;
        for (size_t k = 0; f && k < f->caption_count; k++) {
            p.part = PROSE_CAPTION;
            p.doc = &f->captions[k].text;
            p.line = doc->blocks[i].line;
            t->fn(t->ctx, &p);
        }
    }
}

static void line(struct tour *t, enum prose_part part, struct str text, int at)
{
    struct prose_piece p = t->at;
    if (!text.len)
        return;
    struct doc doc = doc_parse(&t->scratch, text, at); /* for its backquotes */
    p.part = part;
    p.doc = &doc;
    p.line = at;
    t->fn(t->ctx, &p);
    arena_release(&t->scratch);
}

static void foresights(struct tour *t, const struct foresight *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        piece(t, PROSE_BECAUSE, &all[i].because, all[i].line);
}

static void stages(struct tour *t, const struct stage *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        line(t, PROSE_LINE, all[i].as.title, all[i].line);
        line(t, PROSE_LINE, all[i].badge, all[i].line);
        piece(t, PROSE_STAGE, &all[i].as.task, all[i].line);
    }
}

static void visit_exercise(struct tour *t, const struct exercise *ex)
{
    const struct item *kept = t->at.item;
    t->at = (struct prose_piece){.path = ex->path, .exercise = ex, .item = kept};
    if (!kept->of || !str_eq(ex->title, kept->of->title))
        line(t, PROSE_LINE, ex->title, 1);
    piece(t, PROSE_TASK, &ex->task, 0);
    for (size_t i = 0; i < ex->hint_count; i++) {
        t->at.level = (int)i + 1;
        piece(t, PROSE_HINT, &ex->hints[i], 0);
    }
    for (size_t i = 0; i < ex->fitted_count; i++) {
        t->at.level = ex->fitted[i].level;
        piece(t, PROSE_FITTED, &ex->fitted[i].text, ex->fitted[i].line);
    }
    t->at.level = 0;
    piece(t, PROSE_DEBRIEF, &ex->debrief, 0);
    for (size_t i = 0; i < ex->bridge_count; i++)
        piece(t, PROSE_BRIDGE, &ex->bridges[i].text, 0);
    for (size_t i = 0; i < ex->choice_count; i++) {
        piece(t, PROSE_CHOICE, &ex->choices[i].text, ex->choices[i].line);
        piece(t, PROSE_BECAUSE, &ex->choices[i].because, ex->choices[i].line);
    }
    for (size_t i = 0; i < ex->prediction_count; i++)
        piece(t, PROSE_BECAUSE, &ex->predictions[i].because, ex->predictions[i].line);
    for (size_t i = 0; i < ex->question_count; i++) {
        const struct question *q = &ex->questions[i];
        piece(t, PROSE_ASK, &q->ask, q->line);
        piece(t, PROSE_BECAUSE, &q->because, q->line);
        foresights(t, q->predictions, q->prediction_count);
    }
    for (size_t i = 0; i < ex->forecast_count; i++) {
        piece(t, PROSE_ASK, &ex->forecasts[i].ask, ex->forecasts[i].line);
        foresights(t, ex->forecasts[i].choices, ex->forecasts[i].choice_count);
    }
    for (size_t i = 0; i < ex->mark_count; i++)
        piece(t, PROSE_BECAUSE, &ex->marks[i].because, ex->marks[i].line);
    for (size_t i = 0; i < ex->distractor_count; i++)
        piece(t, PROSE_BECAUSE, &ex->distractors[i].because, ex->distractors[i].line);
    for (size_t i = 0; i < ex->rule_entry_count; i++)
        piece(t, PROSE_NOTE, &ex->rule_entries[i].because, ex->rule_entries[i].line);
    for (size_t i = 0; i < ex->equivalent_count; i++)
        line(t, PROSE_NOTE, ex->equivalents[i].because, ex->equivalents[i].line);
    for (size_t i = 0; ex->kind == EXERCISE_SCHEDULE && i < ex->wrong_count; i++) {
        t->at.path = ex->wrong[i].path;
        piece(t, PROSE_BECAUSE, &ex->wrong[i].because, 0);
    }
    t->at.path = ex->path;
    stages(t, ex->stages, ex->stage_count);
    stages(t, ex->dares, ex->dare_count);
    for (size_t i = 0; i < ex->mutant_count; i++) {
        t->at.path = ex->mutants[i].path;
        line(t, PROSE_NOTE, ex->mutants[i].behaves, 1);
    }
}

static void visit_lesson(struct tour *t, const struct lesson *l)
{
    t->at = (struct prose_piece){.path = l->path, .lesson = l, .item = t->at.item};
    line(t, PROSE_LINE, l->title, 1);
    piece(t, PROSE_LESSON, &l->body, 0);
    for (size_t i = 0; i < l->bridge_count; i++)
        piece(t, PROSE_BRIDGE, &l->bridges[i].text, 0);
}

void prose_of_item(const struct item *it, prose_fn *fn, void *ctx)
{
    struct tour t = {.fn = fn, .ctx = ctx, .at.item = it};
    if (it->lesson)
        visit_lesson(&t, item_lesson(it));
    else
        visit_exercise(&t, item_exercise(it));
}

void prose_of_pack(const struct pack *p, prose_fn *fn, void *ctx)
{
    struct tour t = {.fn = fn, .ctx = ctx, .at.path = STR("course/course.yaml")};
    line(&t, PROSE_LINE, p->title, 1);
    line(&t, PROSE_LINE, p->summary, 1);
    for (size_t i = 0; i < p->track_count; i++) {
        line(&t, PROSE_LINE, p->tracks[i].title, 1);
        line(&t, PROSE_LINE, p->tracks[i].note, 1);
    }
    for (size_t i = 0; i < p->unit_count; i++) {
        line(&t, PROSE_LINE, p->units[i].title, 1);
        line(&t, PROSE_LINE, p->units[i].summary, 1);
    }
    for (size_t i = 0; i < p->item_count; i++)
        prose_of_item(&p->items[i], fn, ctx);
    for (size_t i = 0; i < p->extra_count; i++)
        prose_of_item(pack_extra(p, i), fn, ctx);
    size_t count;
    const struct misconception *believed = pack_misconceptions(p, &count);
    t.at = (struct prose_piece){.path = STR("course/misconceptions.yaml")};
    for (size_t i = 0; i < count; i++)
        line(&t, PROSE_LINE, believed[i].believes, believed[i].line);
    const struct glossed *terms = pack_terms(p, &count);
    t.at = (struct prose_piece){.path = STR("course/glossary.yaml")};
    for (size_t i = 0; i < count; i++)
        piece(&t, PROSE_TERM, &terms[i].means, terms[i].line);
}

void prose_plain(struct buf *out, const struct doc *d)
{
    if (!out->len)
        buf_char(out, ' ');
    for (size_t b = 0; b < d->count; b++) {
        const struct block *block = &d->blocks[b];
        if (block->kind == BLOCK_CODE)
            continue;
        for (size_t i = 0; i < block->span_count; i++) {
            struct str word;
            for (size_t at = 0; prose_word(block->spans[i].text, &at, &word);) {
                for (size_t k = 0; k < word.len; k++)
                    buf_char(out, word.at[k] >= 'A' && word.at[k] <= 'Z' ? (char)(word.at[k] + 'a' - 'A') : word.at[k]);
                buf_char(out, ' ');
            }
        }
    }
}

static bool occurs(struct str form, struct str plain)
{
    struct span span = {.text = form};
    struct block block = {.kind = BLOCK_PARAGRAPH, .spans = &span, .span_count = 1};
    struct buf words = {0};
    prose_plain(&words, &(struct doc){.blocks = &block, .count = 1});
    bool found = words.len > 1 && plain.len && memmem(plain.at, plain.len, words.at, words.len);
    buf_release(&words);
    return found;
}

bool glossed_occurs(const struct glossed *t, struct str plain)
{
    bool found = occurs(t->term, plain);
    for (size_t i = 0; i < t->form_count && !found; i++)
        found = occurs(t->forms[i], plain);
    return found;
}

/* ---- words ------------------------------------------------------------------------- */

/* Those that hunspell takes for letters, too. */
static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0x241 && c != 0xd7 && c != 0xf7);
}

/* Part of a word of code that somebody wrote without backquotes: n_1, x86. */
static bool is_inner(uint32_t c)
{
    return c == '_' || (c >= '0' && c <= '9');
}

/* Something in the way of being a word: a digit, an underscore, a letter behind a dot. */
bool prose_word(struct str text, size_t *at, struct str *ret)
{
    size_t i = *at;
    while (i < text.len) {
        uint32_t c;
        size_t n = utf8_decode(text.at + i, text.len - i, &c);
        if (!is_letter(c) && !is_inner(c)) {
            i += n;
            continue;
        }
        size_t from = i;
        while (i < text.len) {
            n = utf8_decode(text.at + i, text.len - i, &c);
            bool apostrophe = (c == '\'' || c == 0x2019) && i + n < text.len;
            if (apostrophe) { /* inside of a word only */
                uint32_t next;
                utf8_decode(text.at + i + n, text.len - i - n, &next);
                apostrophe = is_letter(next);
            }
            if (!is_letter(c) && !is_inner(c) && !apostrophe)
                break;
            i += n;
        }
        *ret = str_slice(text, from, i);
        *at = i;
        return true;
    }
    *at = i;
    return false;
}

struct prose_size prose_measure(const struct doc *d)
{
    struct prose_size s = {0};
    for (size_t b = 0; b < d->count; b++) {
        const struct block *block = &d->blocks[b];
        int before = s.words;
        bool ended = true; /* behind a full stop, or nothing yet */
        if (block->kind == BLOCK_CODE || block->kind == BLOCK_RULE)
            continue;
        for (size_t i = 0; i < block->span_count; i++) {
            const struct span *span = &block->spans[i];
            if (span->style == SPAN_CODE) { /* is read as one word */
                s.words++;
                s.syllables++;
                ended = false;
                continue;
            }
            for (size_t at = 0, from = 0; from < span->text.len; from = at) {
                struct str word;
                bool more = prose_word(span->text, &at, &word);
                size_t end = more ? (size_t)(word.at - span->text.at) : span->text.len;
                for (size_t k = from; k < end; k++)
                    if (strchr(".!?:;", span->text.at[k]) && !ended) {
                        s.sentences++;
                        ended = true;
                    }
                if (more) {
                    s.words++;
                    s.syllables += prose_syllables(word);
                    ended = false;
                }
            }
        }
        if (!ended && s.words > before)
            s.sentences++; /* an item of a list, a cell */
    }
    return s;
}

/* Groups of vowels, without a silent e at the end. Right for nine words of ten, which is what a
 * mean needs. */
int prose_syllables(struct str word)
{
    int n = 0;
    bool vowel = false;
    for (size_t i = 0; i < word.len; i++) {
        bool now = strchr("aeiouyAEIOUY", word.at[i]) != NULL && word.at[i];
        n += now && !vowel;
        vowel = now;
    }
    struct str w = word;
    if (w.len > 2 && str_ends(w, "'s"))
        w.len -= 2;
    bool silent = w.len > 2 && str_ends(w, "e") && !str_ends(w, "le") && !strchr("aeiouy", w.at[w.len - 2]);
    bool ed = w.len > 3 && str_ends(w, "ed") && !strchr("aeiouytd", w.at[w.len - 3]);
    bool es = w.len > 3 && str_ends(w, "es") && !strchr("aeiouysxzcgh", w.at[w.len - 3]);
    if (n > 1 && (silent || ed || es))
        n--;
    return n ? n : 1;
}

/* Kincaid, Fishburne, Rogers, Chissom 1975: school years, of American schools. */
double prose_grade(struct prose_size s)
{
    if (!s.words || !s.sentences)
        return 0;
    return 0.39 * s.words / s.sentences + 11.8 * s.syllables / s.words - 15.59;
}

/* ---- bounds -------------------------------------------------------------------------- */

/* Where they come from: what the texts of the first nine units were like when they had been read
 * by learners, rounded, with the outliers mended; hints as CURRICULUM 8 (80 to 160 words, spread
 * over three). A sentence of more than 30 words is read twice. The grade is that of Flesch and
 * Kincaid; 5 is plain text for an adult who reads English as a second language. */
const struct prose_bound prose_bounds[] = {
    {PROSE_LESSON, false, 180, 500, "lesson", "this lesson", "a lesson is one idea: 10 to 15 minutes with its runs and questions"},
    {PROSE_TASK, false, 0, 160, "task", "this task", "say what is given, what is asked and the contract; the rest is the debrief's"},
    {PROSE_TASK, true, 0, 40, "task", "the task of this variant", "a variant is answered within 90 seconds"},
    {PROSE_STAGE, false, 0, 80, "task", "the task of this stage", "what holds for all stages stands in the task of the capstone"},
    {PROSE_DEBRIEF, false, 60, 240, "debrief", "this debrief", "what was learnt, what the judge saw, where it matters"},
    {PROSE_DEBRIEF, true, 0, 40, "debrief", "the debrief of this variant", "a variant is answered within 90 seconds"},
    {PROSE_FITTED, false, 0, 45, "hint", "this hint for a failure", "it is for one failure: one sentence about that, one question"},
    {PROSE_CHOICE, false, 0, 16, "choice", "this choice", "choices are compared: let them be of one length, and short"},
    {PROSE_CHOICE, true, 0, 16, "choice", "this choice", "choices are compared: let them be of one length, and short"},
    {PROSE_ASK, false, 0, 20, "ask", "this question", "ask one thing"},
    {PROSE_ASK, true, 0, 20, "ask", "this question", "ask one thing"},
    {PROSE_BECAUSE, false, 0, 36, "because", "this explanation", "name the thought, then the fact; two or three sentences"},
    {PROSE_BECAUSE, true, 0, 36, "because", "this explanation", "name the thought, then the fact; two or three sentences"},
    {PROSE_CAPTION, false, 0, 16, "caption", "this caption", "it is read while the picture moves"},
    {PROSE_BRIDGE, false, 0, 40, "bridge", "this bridge", "what is different for who comes from there, and only that"},
    {0},
};
