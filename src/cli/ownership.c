/* What was found of ownership, for people: as compilers write it, so that editors find the places,
 * with the path there line by line. */
#include "cli/ownership.h"

#include <string.h>

struct own_report own_report_of(const struct verdict *v, const struct run_files *r, size_t sources)
{
    static const struct ownership none;
    return (struct own_report){.v = v, .o = v->ownership ? v->ownership : &none, .files = r->files.at,
                               .file_count = r->files.len, .source_count = sources,
                               .proposed = v->ownership ? v->ownership : &none};
}

size_t own_report_count(const struct own_report *r)
{
    return r->o->found_count - (r->strict ? 0 : r->o->untold);
}

struct str own_report_text(const struct own_report *r, struct str file)
{
    for (size_t i = 0; i < r->file_count; i++)
        if (str_eq(r->files[i].name, file))
            return r->files[i].text;
    return STR("");
}

struct str own_report_line(const struct own_report *r, struct str file, int n)
{
    struct str rest = own_report_text(r, file), line = STR("");
    for (; n > 0; n--)
        if (!str_line(&rest, &line))
            return STR("");
    return str_ends(line, "\r") ? str_slice(line, 0, line.len - 1) : line;
}

/* ---- findings ------------------------------------------------------------------- */

/* Each line by what it is: the sentence, a quoted line, marks below it. */
static void print_diag(const struct cli *c, FILE *to, const struct own_report *r, const struct diag *d)
{
    static const enum word_role roles[] = {
        [SEVERITY_ERROR] = WORD_FAIL, [SEVERITY_WARNING] = WORD_WARN, [SEVERITY_NOTE] = WORD_TEXT};
    struct buf b = {0};
    diag_print(&b, d, own_report_text(r, d->file));
    struct str rest = buf_view(&b), line;
    for (int n = 0; str_line(&rest, &line); n++) {
        bool quoted = n && str_starts(str_trim(line), "| "), mark = quoted;
        quoted |= n && memmem(line.at, line.len < 10 ? line.len : 10, " | ", 3) != NULL;
        print_line(c, to, n == 0 ? roles[d->severity] : mark ? WORD_MARK : quoted ? WORD_CODE : WORD_TEXT, 0, line);
    }
    buf_release(&b);
}

static struct diag diag_at(enum severity severity, const struct place *at, const char *code, struct str message)
{
    return (struct diag){.severity = severity, .code = code, .message = message, .file = at->file, .line = at->line,
                         .column = at->column, .length = at->length};
}

static bool same(const struct place *a, const struct place *b)
{
    return a->line == b->line && a->column == b->column && str_eq(a->file, b->file);
}

static void say_path(const struct cli *c, FILE *to, const struct own_report *r, const struct contract_found *f)
{
    struct arena a = {0};
    const struct place *shown = &f->at;
    for (size_t i = 0; i < f->step_count; i++) {
        const struct contract_step *s = &f->steps[i];
        const char *word = contract_role_word((enum contract_role)s->role);
        struct str told = str_from(arena_printf(&a, "(%zu) " STR_FMT, i + 1, STR_ARG(s->message)));
        struct diag d = diag_at(SEVERITY_NOTE, &s->at, *word ? word : "path", told);
        if (same(&s->at, shown)) /* its line was just quoted */
            print_line(c, to, WORD_TEXT, 0, str_from(arena_printf(&a, STR_FMT ":%d:%d: note: " STR_FMT " [%s]",
                                                                 STR_ARG(d.file), d.line, d.column, STR_ARG(told), d.code)));
        else
            print_diag(c, to, r, &d);
        shown = &s->at;
    }
    arena_release(&a);
}

static void say_line(const struct cli *c, FILE *to, enum word_role role, const char *lead, struct str text)
{
    struct arena a = {0};
    if (text.len)
        print_line(c, to, role, 6, str_from(arena_printf(&a, "= %s" STR_FMT, lead, STR_ARG(text))));
    arena_release(&a);
}

void own_say_found(const struct cli *c, FILE *to, const struct own_report *r)
{
    bool first = true;
    for (size_t i = 0; i < r->o->found_count; i++) {
        const struct contract_found *f = &r->o->found[i];
        if (f->code == CONTRACT_CODE_CANNOT_TELL && !r->strict)
            continue;
        if (!first)
            print_line(c, to, WORD_TEXT, 0, STR(""));
        first = false;
        struct diag d = diag_at(SEVERITY_ERROR, &f->at, f->word, f->message);
        print_diag(c, to, r, &d);
        say_path(c, to, r, f);
        say_line(c, to, WORD_TEXT, "", f->advice);
        say_line(c, to, WORD_DIM, "In Rust: ", f->rust.len ? f->rust : str_from(contract_rust(f->code)));
        if (explain_has(f->word))
            say_line(c, to, WORD_DIM, "More: freehold explain ", str_from(f->word));
    }
}

void own_say_diagnostics(const struct cli *c, FILE *to, const struct own_report *r)
{
    for (size_t i = 0; i < r->v->diag_count; i++)
        print_diag(c, to, r, &r->v->diags[i]);
}

/* ---- permissions ------------------------------------------------------------------ */

enum { COLUMN_MOST = 34 };

/* "p RWO > ---" */
static const char *change_text(struct arena *a, const struct permit *p)
{
    return arena_printf(a, STR_FMT "  %s > %s", STR_ARG(p->variable), permit_text(p->before, 0).text,
                        permit_text(p->after, p->some).text);
}

static int column_width(const struct own_report *r)
{
    struct arena a = {0};
    int width = 0;
    for (size_t i = 0; i < r->o->permit_count; i++) {
        int w = utf8_str_width(str_from(change_text(&a, &r->o->permits[i])));
        width = w > width ? w : width;
    }
    arena_release(&a);
    return width < COLUMN_MOST ? width : COLUMN_MOST;
}

/* "   9  p  --- > RWO | text", or with no number and text. The column is as wide as what is in it. */
static void say_row(const struct cli *c, FILE *to, int line, const char *change, int width, struct str text)
{
    struct buf b = {0};
    if (line)
        buf_printf(&b, "%5d  ", line);
    else
        buf_cstr(&b, "       ");
    buf_cstr(&b, change);
    int used = utf8_str_width(str_from(change));
    buf_repeat(&b, ' ', (size_t)(used < width ? width - used : 0));
    buf_cstr(&b, text.len ? " | " : " |");
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\t')
            buf_cstr(&b, "    ");
        else
            buf_char(&b, text.at[i]);
    }
    print_line(c, to, WORD_CODE, 0, buf_view(&b));
    buf_release(&b);
}

static void say_reason(const struct cli *c, FILE *to, const struct own_report *r, const struct permit *p)
{
    struct arena a = {0};
    if (r->reasons && p->reason.len)
        print_line(c, to, WORD_DIM, 9, str_from(arena_printf(&a, STR_FMT ": " STR_FMT, STR_ARG(p->variable),
                                                            STR_ARG(p->reason))));
    arena_release(&a);
}

static void say_line_with(const struct cli *c, FILE *to, const struct own_report *r, struct str file, int n,
                          struct str line, int width)
{
    struct arena a = {0};
    bool first = true;
    for (size_t i = 0; i < r->o->permit_count; i++) {
        const struct permit *p = &r->o->permits[i];
        if (p->line == n && str_eq(p->file, file)) {
            say_row(c, to, first ? n : 0, change_text(&a, p), width, first ? line : STR(""));
            first = false;
        }
    }
    if (first)
        say_row(c, to, n, "", width, line);
    for (size_t i = 0; i < r->o->permit_count; i++)
        if (r->o->permits[i].line == n && str_eq(r->o->permits[i].file, file))
            say_reason(c, to, r, &r->o->permits[i]);
    arena_release(&a);
}

static bool has_permits(const struct own_report *r, struct str file)
{
    for (size_t i = 0; i < r->o->permit_count; i++)
        if (str_eq(r->o->permits[i].file, file))
            return true;
    return false;
}

void own_say_permissions(const struct cli *c, FILE *to, const struct own_report *r)
{
    int width = column_width(r);
    if (!r->o->permit_count) {
        print_line(c, to, WORD_TEXT, 0, STR("No variable here gains or loses a permission: there are no pointers "
                                            "that anything is known of."));
        return;
    }
    print_line(c, to, WORD_TEXT, 0, STR("What a variable may do with what it points to, before and after the line: R read, "
                                        "W write, O own (free it, or give it away). In small letters: on some paths only."));
    for (size_t i = 0; i < r->file_count; i++) {
        struct str rest = r->files[i].text, line;
        if (i >= r->source_count && !has_permits(r, r->files[i].name))
            continue;
        print_line(c, to, WORD_TEXT, 0, STR(""));
        print_line(c, to, WORD_TEXT, 0, r->files[i].name);
        for (int n = 1; str_line(&rest, &line); n++)
            say_line_with(c, to, r, r->files[i].name, n, line, width);
    }
    print_line(c, to, WORD_TEXT, 0, STR(""));
}

/* ---- proposals -------------------------------------------------------------------- */

void own_say_proposals(const struct cli *c, FILE *to, const struct own_report *r)
{
    struct arena a = {0};
    for (size_t i = 0; i < r->proposed->proposal_count; i++) {
        const struct contract_proposal *p = &r->proposed->proposals[i];
        print_line(c, to, WORD_TEXT, 0,
                   str_from(arena_printf(&a, STR_FMT ":%d:%d: its body says of " STR_FMT ":", STR_ARG(p->file), p->line,
                                         p->column, STR_ARG(p->function))));
        print_line(c, to, WORD_CODE, 4, p->text);
        if (p->why.len)
            print_line(c, to, WORD_TEXT, 6, str_from(arena_printf(&a, "= " STR_FMT, STR_ARG(p->why))));
    }
    if (!r->proposed->proposal_count)
        print_line(c, to, WORD_TEXT, 0, STR("There is nothing to propose: no body implies more than is written down."));
    else if (!r->accepted)
        print_line(c, to, WORD_DIM, 0, STR("`--accept` writes this into the files."));
    arena_release(&a);
}

/* ---- the last line ---------------------------------------------------------------- */

static const char *functions_text(struct arena *a, const struct own_report *r)
{
    const char *files = r->source_count == 1 ? "" : arena_printf(a, " of %zu files", r->source_count);
    return r->o->functions == 1 ? arena_printf(a, "1 function%s", files)
                                : arena_printf(a, "%zu functions%s", r->o->functions, files);
}

void own_say_summary(const struct cli *c, FILE *to, const struct own_report *r)
{
    struct arena a = {0};
    struct buf b = {0};
    size_t found = r->o->found_count - r->o->untold;
    const char *functions = functions_text(&a, r);
    if (!r->o->functions)
        buf_printf(&b, "CLEAN  There %s no function in it, so there was nothing to look at.",
                   r->source_count == 1 ? "is" : "is in all of them");
    else if (!found)
        buf_printf(&b, "%s  Nothing was found in %s", r->strict && r->o->untold ? "CANNOT TELL" : "CLEAN", functions);
    else
        buf_printf(&b, "FINDINGS  %zu %s found in %s", found, found == 1 ? "thing was" : "things were", functions);
    if (r->o->functions) {
        if (r->o->untold)
            buf_printf(&b, "; at %zu place%s nothing can be said%s", r->o->untold, r->o->untold == 1 ? "" : "s",
                       r->strict ? "" : " (--strict lists them)");
        buf_cstr(&b, ".");
    }
    print_line(c, to, own_report_count(r) ? WORD_FAIL : WORD_PASS, 0, buf_view(&b));
    if (r->o->dropped)
        print_line(c, to, WORD_WARN, 0, str_from(arena_printf(&a, "%zu more %s found; mend these first.", r->o->dropped,
                                                              r->o->dropped == 1 ? "was" : "were")));
    if (r->o->functions && !r->o->notation && !r->propose)
        print_line(c, to, WORD_DIM, 0, STR("No file includes <ownership.h>, so only what the library promises and what "
                                           "bodies imply was held against them; --propose shows contracts to write."));
    buf_release(&b);
    arena_release(&a);
}
