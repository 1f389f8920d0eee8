/* What a code means. Two sources: the pages of docs/explain/, embedded at build
 * time so that they are there wherever the program is, and the list of problems
 * that `pack check` reports, which pack/ keeps. Both are Markdown. */
#include "study/pages.h"
#include "study/room.h"

#include <string.h>

/* A page's first line is "# title"; a problem is a paragraph, told by its first sentence. */
static struct str page_title(const char *text)
{
    struct str rest = str_from(text), line = {"", 0};
    str_line(&rest, &line);
    return str_trim(str_starts(line, "# ") ? str_slice(line, 2, line.len) : line);
}

static struct str first_sentence(const char *text)
{
    const char *end = strstr(text, ". ");
    return end ? (struct str){text, (size_t)(end - text) + 1} : str_from(text);
}

bool explain_nth(size_t n, struct explanation *ret)
{
    const struct explain_page *page = explain_pages;
    for (; page->code; page++, n--)
        if (!n) {
            *ret = (struct explanation){page->code, page_title(page->text), str_from(page->text), false};
            return true;
        }
    for (const struct pack_problem *p = pack_problems(); p->code; p++, n--)
        if (!n) {
            *ret = (struct explanation){p->code, first_sentence(p->doc), str_from(p->doc), true};
            return true;
        }
    return false;
}

bool explain_find(struct str code, struct explanation *ret)
{
    struct explanation e;
    for (size_t n = 0; explain_nth(n, &e); n++)
        if (str_is(code, e.code)) {
            *ret = e;
            return true;
        }
    return false;
}

bool explain_has(const char *code)
{
    struct explanation e;
    return code && explain_find(str_from(code), &e);
}

struct str grade_explains(const struct grade *g)
{
    if (g->status == GRADE_PASSED && g->goes_wrong) /* mark-line: of what was marked */
        return explain_has(g->goes_wrong->code) ? str_from(g->goes_wrong->code) : (struct str){"", 0};
    if (g->status != GRADE_FAILED || !g->count)
        return (struct str){"", 0};
    const struct grade_failure *f = &g->failures[0];
    const char *code = f->diag && explain_has(f->diag->code) ? f->diag->code : f->code;
    return explain_has(code) ? str_from(code) : (struct str){"", 0};
}

struct str verdict_explains(const struct verdict *v)
{
    if (v->kind == VERDICT_COMPILE_ERROR)
        for (size_t i = 0; i < v->diag_count; i++)
            if (v->diags[i].severity == SEVERITY_ERROR)
                return str_from(explain_has(v->diags[i].code) ? v->diags[i].code : "compile-error");
    for (size_t r = 0; r < v->run_count; r++) {
        const struct run_result *run = &v->runs[r];
        if (run->finding_count && explain_has(run->findings[0].code))
            return str_from(run->findings[0].code);
        if (explain_has(run->limit))
            return str_from(run->limit);
    }
    return (struct str){"", 0};
}

/* "x", "also y and z" */
static void add_also(struct buf *out, const struct str *also, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s`" STR_FMT "`", i ? ", " : "", STR_ARG(also[i]));
}

struct str explain_of_pack(struct arena *a, const struct pack *p, struct str word)
{
    struct str meaning = explain_word(a, p, word);
    if (meaning.len)
        return meaning;
    struct buf out = {0};
    const struct reference *r = pack_reference(p, word);
    const struct misconception *m = r ? NULL : pack_misconception(p, word);
    if (r)
        buf_printf(&out, STR_FMT ": " STR_FMT "\n\n" STR_FMT "\n", STR_ARG(r->ref), STR_ARG(r->title), STR_ARG(r->where));
    if (m) {
        buf_printf(&out, "Who answers so believes: " STR_FMT "\n\n", STR_ARG(m->believes));
        if (m->also_count) {
            buf_cstr(&out, "Tags of before: ");
            add_also(&out, m->also, m->also_count);
            buf_cstr(&out, "\n\n");
        }
    }
    bool any = false;
    for (size_t i = 0; i < p->item_count && (r || m); i++) {
        const struct item *it = &p->items[i];
        const struct exercise *ex = r ? item_exercise(it) : NULL;
        bool about = m && str_eq(it->refutes, m->tag);
        for (size_t k = 0; ex && k < ex->ref_count; k++)
            about = about || str_eq(ex->refs[k], r->ref);
        if (about)
            buf_printf(&out, "%s`" STR_FMT "`", any ? ", " : m ? "Exercises that show what holds: " : "\nExercises: ", STR_ARG(it->slug));
        any = any || about;
    }
    struct str page = arena_str(a, buf_view(&out));
    buf_release(&out);
    return page;
}
