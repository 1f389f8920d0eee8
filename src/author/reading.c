/* How long texts are and how hard to read, against bounds. They are those of the course; a pack has
 * them with `bounds: checked`. An item may be outside of one if it says why (`exceptions`). */
#include "author/claims.h"

#include <string.h>

struct reader {
    struct prover *p;
    int hints;           /* words of all three */
    int hint_line;
    bool excepted[8];    /* exceptions of the item that were needed */
};

static bool excepted(struct reader *r, const struct prose_piece *piece, const char *bound)
{
    const struct exception *all = piece->lesson ? piece->lesson->exceptions : piece->exercise->exceptions;
    size_t count = piece->lesson ? piece->lesson->exception_count : piece->exercise->exception_count;
    for (size_t i = 0; i < count && i < COUNT(r->excepted); i++)
        if (str_is(all[i].bound, bound)) {
            r->excepted[i] = true;
            return true;
        }
    return false;
}

static bool is_variant(const struct prose_piece *piece)
{
    return piece->exercise && piece->exercise->use == USE_REVIEW;
}

static void check_length(struct reader *r, const struct prose_piece *piece, int words)
{
    for (size_t i = 0; prose_bounds[i].bound; i++) {
        const struct prose_bound *l = &prose_bounds[i];
        bool capstone = piece->exercise && piece->exercise->kind == EXERCISE_CAPSTONE;
        if (l->part != piece->part || l->variant != is_variant(piece))
            continue;
        bool whole = l->part == PROSE_TASK || l->part == PROSE_DEBRIEF;
        int max = l->max + (!capstone ? 0 : whole ? PROSE_CAPSTONE_MORE : l->part == PROSE_FITTED ? PROSE_CAPSTONE_HINT : 0);
        if ((words <= max && words >= l->min) || excepted(r, piece, l->bound))
            continue;
        refute(r->p, SEVERITY_ERROR, words > max ? "too-long" : "too-short", piece->path, piece->line,
               str_from(l->advice), "%s has %d words; %s %d are the bound", l->what, words,
               words > max ? "at most" : "at least", words > max ? max : l->min);
    }
}

/* A sentence that has to be read twice, with its first words. */
static void long_sentence(struct reader *r, const struct prose_piece *piece, const struct block *b, int words,
                          struct str start)
{
    if (words <= PROSE_SENTENCE_MAX || excepted(r, piece, "sentence"))
        return;
    if (start.len > 40)
        start.len = 40;
    while (start.len && start.at[start.len - 1] != ' ')
        start.len--;
    refute(r->p, SEVERITY_ERROR, "long-sentence", piece->path, b->line, STR("make two of it"),
           "the sentence that begins with '" STR_FMT "' has %d words; at most %d are the bound",
           STR_ARG(str_trim(start)), words, PROSE_SENTENCE_MAX);
}

static void check_sentences(struct reader *r, const struct prose_piece *piece)
{
    struct buf text = {0};
    for (size_t i = 0; i < piece->doc->count; i++) {
        const struct block *b = &piece->doc->blocks[i];
        if (b->kind == BLOCK_CODE || b->kind == BLOCK_RULE)
            continue;
        buf_clear(&text);
        for (size_t s = 0; s < b->span_count; s++) { /* code is one word, whatever stands in it */
            if (b->spans[s].style == SPAN_CODE)
                buf_cstr(&text, "code");
            else
                for (size_t k = 0; k < b->spans[s].text.len; k++)
                    buf_char(&text, b->spans[s].text.at[k] == '\n' ? ' ' : b->spans[s].text.at[k]);
        }
        struct str all = buf_view(&text), word;
        size_t from = 0, at = 0, last = 0;
        int words = 0;
        while (prose_word(all, &at, &word)) {
            size_t here = (size_t)(word.at - all.at);
            for (size_t k = last; k < here; k++) {
                if (!strchr(".!?:;", all.at[k]) || (k + 1 < all.len && all.at[k + 1] != ' ' && all.at[k + 1] != '"'))
                    continue;
                long_sentence(r, piece, b, words, str_slice(all, from, all.len));
                words = 0;
                from = k + 1;
            }
            words++;
            last = at;
        }
        long_sentence(r, piece, b, words, str_slice(all, from, all.len));
    }
    buf_release(&text);
}

static void look(void *ctx, const struct prose_piece *piece)
{
    struct reader *r = ctx;
    if (piece->part == PROSE_LINE || piece->part == PROSE_NOTE)
        return;
    struct prose_size size = prose_measure(piece->doc);
    double grade = prose_grade(size);
    check_length(r, piece, size.words);
    check_sentences(r, piece);
    if (size.words >= PROSE_GRADE_WORDS && grade > PROSE_GRADE_MAX && !excepted(r, piece, "grade"))
        refute(r->p, SEVERITY_ERROR, "hard-to-read", piece->path, piece->line,
               STR("shorter sentences, shorter words"), "this text has a reading grade of %.1f; at most %d is the bound",
               grade, PROSE_GRADE_MAX);
    if (piece->part == PROSE_HINT) {
        r->hints += size.words;
        for (size_t i = 0; i < piece->doc->count; i++) { /* a hint is read with its code */
            struct str rest = piece->doc->blocks[i].text, word;
            for (size_t at = 0; prose_word(rest, &at, &word);)
                r->hints++;
        }
        r->hint_line = piece->line;
    }
}

static bool doc_has(const struct doc *d, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i < d->count; i++) {
        const struct block *b = &d->blocks[i];
        if (b->text.len && memmem(b->text.at, b->text.len, what, n))
            return true;
        for (size_t s = 0; s < b->span_count; s++)
            if (b->spans[s].text.len && memmem(b->spans[s].text.at, b->spans[s].text.len, what, n))
                return true;
    }
    return false;
}

static void check_hints(struct reader *r, const struct exercise *ex)
{
    struct prose_piece piece = {.exercise = ex};
    if (ex->use != USE_TAUGHT || !ex->hint_count)
        return;
    int max = ex->kind == EXERCISE_CAPSTONE ? PROSE_HINTS_MAX + PROSE_CAPSTONE_MORE : PROSE_HINTS_MAX; /* which has stages */
    if ((r->hints < PROSE_HINTS_MIN || r->hints > max) && !excepted(r, &piece, "hints"))
        refute(r->p, SEVERITY_ERROR, r->hints > max ? "too-long" : "too-short", ex->path, r->hint_line,
               STR("the first asks, the second names the rule, the third shows the line with a gap"),
               "the hints have %d words together; %d to %d are the bounds", r->hints, PROSE_HINTS_MIN, max);
    if (exercise_writes(ex->kind) && ex->hint_count == 3 && !doc_has(&ex->hints[2], "___") &&
        !excepted(r, &piece, "hole"))
        refute(r->p, SEVERITY_ERROR, "no-gap", ex->path, r->hint_line,
               STR("show the line, with '____' where the thinking is"), "the last hint has no gap to fill in");
}

/* ---- the program that a lesson opens with ------------------------------------------- */

/* Lines that say something: without blanks, comments, lone braces, includes, and what each program, or
 * each with threads, has. */
static bool has(struct str s, const char *what)
{
    return s.len && memmem(s.at, s.len, what, strlen(what));
}

static int says_lines(struct str code)
{
    static const char *const silent[] = {"", "{", "}", "};", "} else {", "else", "int main(void)", "int main(void) {",
                                         "return 0;", "return 1;"};
    struct str line;
    int n = 0;
    while (str_line(&code, &line)) {
        const char *comment = line.len ? memmem(line.at, line.len, "//", 2) : NULL;
        struct str ink = str_trim(comment ? str_slice(line, 0, (size_t)(comment - line.at)) : line);
        bool says = !str_starts(ink, "#include") && !str_starts(ink, "pthread_t ") && !has(ink, "pthread_create(") &&
                    !has(ink, "pthread_join(");
        for (size_t i = 0; i < COUNT(silent); i++)
            says = says && !str_is(ink, silent[i]);
        n += says;
    }
    return n;
}

static void check_opener(struct reader *r, const struct lesson *l)
{
    struct prose_piece piece = {.lesson = l};
    for (size_t i = 0; i < l->body.count; i++) {
        const struct block *b = &l->body.blocks[i];
        if (!block_runs(b))
            continue;
        int lines = says_lines(b->text);
        if (lines > PROSE_OPENER_MAX && !excepted(r, &piece, "opener"))
            refute(r->p, SEVERITY_ERROR, "too-long", l->path, b->line,
                   STR("blank lines, comments, braces, includes, the head of main, returns of 0 and 1 and the start and end of threads are not counted"),
                   "the program that the lesson opens with has %d lines; at most %d are the bound", lines, PROSE_OPENER_MAX);
        return;
    }
}

/* What an author says it takes. */
static void check_minutes(struct reader *r, const struct item *it)
{
    struct prose_piece piece = {.lesson = item_lesson(it), .exercise = item_exercise(it)};
    int minutes = it->minutes;
    int max = it->lesson ? PROSE_LESSON_MINUTES : PROSE_EXERCISE_MINUTES;
    if (minutes <= max || it->kind == EXERCISE_CAPSTONE || excepted(r, &piece, "minutes"))
        return;
    refute(r->p, SEVERITY_ERROR, "too-long", it->lesson ? item_lesson(it)->path : item_exercise(it)->path, 1,
           STR("one idea at a time: what is left over is an item of its own"), "it takes %d minutes; at most %d are the bound",
           minutes, max);
    refute_at(r->p, "minutes:", 60);
}

static void unused_exceptions(struct reader *r, struct str path, const struct exception *all, size_t count)
{
    for (size_t i = 0; i < count && i < COUNT(r->excepted); i++)
        if (!r->excepted[i])
            refute(r->p, SEVERITY_ERROR, "unused-entry", path, all[i].line, STR("remove the exception"),
                   "it is within the bound '" STR_FMT "'", STR_ARG(all[i].bound));
}

void check_reading(struct prover *p, const struct item *it)
{
    struct reader r = {.p = p};
    if (!p->pack->bounds_checked)
        return;
    prose_of_item(it, look, &r);
    check_minutes(&r, it);
    if (it->lesson) {
        const struct lesson *lesson = item_lesson(it);
        check_opener(&r, lesson);
        unused_exceptions(&r, lesson->path, lesson->exceptions, lesson->exception_count);
    } else {
        const struct exercise *ex = item_exercise(it);
        check_hints(&r, ex);
        unused_exceptions(&r, ex->path, ex->exceptions, ex->exception_count);
    }
}
