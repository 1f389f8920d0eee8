/* Failures that were tried, read with suspicion: each class, way, number, index and site is
 * what it may be, or the cell is dropped. What came of a failure is then said in one sentence:
 * "when the 3rd `malloc` (line 22) returns NULL, line 23 follows it". */
#include "judge/reading.h"

#include <string.h>

#include "judge/attempt.h"
#include "judge/wording.h"

static bool is(const struct finding *f, const char *code)
{
    return !strcmp(f->code, code);
}

/* The file that lines without a file's name are in: the first that is no header. */
static struct str main_file(const struct reading *r)
{
    for (size_t i = 0; i < r->attempt.file_count; i++) {
        if (!r->attempt.files[i].header) {
            return r->attempt.files[i].name;
        }
    }
    return STR("");
}

/* "line 22", "line 22 of list.c"; "an unknown line". */
static const char *line_text(struct reading *r, const struct place *p)
{
    if (p->line <= 0) {
        return "an unknown line";
    }
    if (str_eq(p->file, main_file(r))) {
        return arena_printf(&r->v->arena, "line %d", p->line);
    }
    return arena_printf(&r->v->arena, "line %d of " STR_FMT, p->line, STR_ARG(p->file));
}

/* ---- how it failed -------------------------------------------------------------------- */

static struct str function_at(struct reading *r, uint32_t number)
{
    const struct site *s = number && number < r->program.site_count ? &r->program.sites[number] : NULL;
    return s && s->file < r->attempt.file_count
           ? arena_str(&r->v->arena, call_name(r->attempt.files[s->file].text, s->line, s->column)) : STR("");
}

/* "the 3rd `malloc` (line 22) returns NULL" */
static const char *clause_of(struct reading *r, const struct log_failed *f, const char *disk)
{
    struct arena *a = &r->v->arena;
    struct str name = function_at(r, f->site);
    struct place at = reading_place(r, f->site);
    const char *line = line_text(r, &at), *does = fault_does(&f->fault, name);
    if (f->fault.class == FAULT_CRASH) {
        return arena_printf(a, "the machine stops in the %s change of a file (%s%s%s)", fault_ordinal(a, f->fault.n),
                            at.line ? line : "at the end", *disk ? "; " : "", disk);
    }
    if (name.len && f->nth) {
        return arena_printf(a, "the %s `" STR_FMT "` (%s) %s", fault_ordinal(a, f->nth), STR_ARG(name), line, does);
    }
    return arena_printf(a, "the %s %s (%s) %s", fault_ordinal(a, f->fault.n), fault_class_word(f->fault.class), line, does);
}

static void printable(char *text)
{
    for (size_t i = 0; text[i]; i++) {
        text[i] = text[i] >= ' ' && text[i] < 127 ? text[i] : '?';
    }
}

static bool read_failed(struct reading *r, const struct log_cell *from, struct fault_cell *to)
{
    struct arena *a = &r->v->arena;
    struct faults faults = {.count = from->failed_count};
    char text[FAULTS_TEXT], disk[sizeof from->disk + 1] = "", said[sizeof from->said + 1] = "";
    const char *how = "when ";
    if (!from->failed_count || from->failed_count > FAULTS_AT_ONCE) {
        return false;
    }
    memcpy(disk, from->disk, sizeof from->disk);
    memcpy(said, from->said, sizeof from->said);
    printable(disk);
    printable(said);
    for (uint32_t i = 0; i < from->failed_count; i++) {
        const struct log_failed *f = &from->failed[i];
        if (!fault_sound(&f->fault) || f->fault.n > INT32_MAX || f->nth > INT32_MAX) {
            return false;
        }
        faults.at[i] = f->fault;
        how = arena_printf(a, "%s%s%s", how, i ? ", and then " : "", clause_of(r, f, disk));
    }
    const struct log_failed *last = &from->failed[from->failed_count - 1];
    struct faults again;
    struct error error;
    faults_write(&faults, text);
    if (!faults_read(str_from(text), &again, &error)) { /* the same call twice */
        return false;
    }
    to->class = fault_class_name(last->fault.class);
    to->word = fault_class_word(last->fault.class);
    to->function = last->fault.class == FAULT_CRASH ? STR("") : function_at(r, last->site);
    to->way = fault_way_word(&last->fault);
    to->n = (int)last->fault.n;
    to->at = reading_place(r, last->site);
    to->size = last->size;
    to->step = last->step;
    to->faults = arena_str(a, str_from(text));
    to->how = str_from(how);
    to->exit_code = from->exit_code;
    to->said = arena_str(a, str_from(said));
    return true;
}

/* ---- what came of it -------------------------------------------------------------------- */

/* A message in the middle of a sentence. */
static const char *lowered(struct arena *a, struct str s)
{
    char *text = arena_cstr(a, s);
    if (text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z')) {
        text[0] = (char)(text[0] - 'A' + 'a');
    }
    return text;
}

static const char *leak_text(struct reading *r, const struct finding *f)
{
    struct arena *a = &r->v->arena;
    if (f->object_blocks > 1) {
        return arena_printf(a, "%llu blocks made in %s are never freed", (unsigned long long)f->object_blocks,
                            line_text(r, &f->at));
    }
    return arena_printf(a, "%llu byte%s made in %s %s never freed", (unsigned long long)f->object_size,
                        f->object_size == 1 ? "" : "s", line_text(r, &f->at), f->object_size == 1 ? "is" : "are");
}

/* One clause. returns_null: what failed is one call, and gave that. */
static const char *came_of_it(struct reading *r, const struct finding *f, const struct fault_cell *cell,
                              const char *why, bool returns_null)
{
    struct arena *a = &r->v->arena;
    const char *line = line_text(r, &f->at), *freed = line_text(r, &f->freed);
    bool known = f->freed.line > 0;
    if (is(f, "null-dereference"))
        return arena_printf(a, "%s follows %s", line, returns_null ? "it" : "a null pointer");
    if (is(f, "leak"))
        return leak_text(r, f);
    if (is(f, "handle-leak"))
        return arena_printf(a, "the file opened in %s is never closed", line);
    if (is(f, "use-after-free") && known)
        return arena_printf(a, "%s uses memory that was freed in %s", line, freed);
    if (is(f, "double-free") && known)
        return arena_printf(a, "%s frees again what was freed in %s", line, freed);
    if (is(f, "uninitialised-read"))
        return arena_printf(a, "%s uses a value that was never set", line);
    if (is(f, "closed-handle-use"))
        return arena_printf(a, "%s uses a file that is not open", line);
    if (is(f, "double-close"))
        return arena_printf(a, "%s closes a file that was closed before", line);
    if (is(f, "assertion-failed"))
        return arena_printf(a, "the assertion in %s does not hold", line);
    if (is(f, "abort"))
        return arena_printf(a, "the program calls abort() in %s", line);
    if (is(f, "step-limit") || is(f, "time-limit"))
        return f->at.line ? arena_printf(a, "the program does not end any more; it was in %s", line)
                          : "the program does not end any more";
    if (is(f, "deadlock"))
        return "threads wait for each other for ever";
    if (is(f, "recovery-failed"))
        return arena_printf(a, "the program cannot go on from that: it ends with exit code %d%s" STR_FMT "%s",
                            cell->exit_code, cell->said.len ? " and says \"" : "", STR_ARG(cell->said),
                            cell->said.len ? "\"" : "");
    if (is(f, "failure-unnoticed"))
        return !strcmp(why, "read") ? "it is taken for the end of what there is to read: nothing asks ferror()"
               : !strcmp(why, "stream") ? "nothing notices: no result is looked at, and nothing asks ferror()"
               : "the program ends as if all had gone well, but what it leaves in its files is not the same";
    return f->at.line ? arena_printf(a, "%s: %s", line, lowered(a, f->message)) : lowered(a, f->message);
}

static struct str unnoticed_message(const char *why)
{
    if (!strcmp(why, "read")) {
        return STR("A read failed, and the program took it for the end of what there is to read");
    }
    if (!strcmp(why, "stream")) {
        return STR("A call failed, and nothing in the program looks at that");
    }
    return STR("A call failed, and the program ended as if it had not, although the files it leaves are not the same");
}

/* Why it is unnoticed, as sweep.c has written it. */
static const char *reason(const struct log_finding *f)
{
    static const char *const reasons[] = {"read", "stream", "files"};
    for (size_t i = 0; i < COUNT(reasons); i++) {
        if (!strncmp(f->text, reasons[i], sizeof f->text)) {
            return reasons[i];
        }
    }
    return "files";
}

void reading_unnoticed(const struct log_finding *from, struct finding *f)
{
    if (is(f, "failure-unnoticed")) {
        f->message = unnoticed_message(reason(from));
    }
}

/* ---- all of it ------------------------------------------------------------------------------ */

/* The log's own copy of the sweep and its cells. NULL: it has none. */
static struct log_sweep *own_copy(struct reading *r, const struct log_run *from, const struct log_cell **ret_cells)
{
    struct str bytes = reading_bytes(r, from->sweep_offset, from->sweep_len);
    if (bytes.len < sizeof(struct log_sweep)) {
        return NULL;
    }
    struct log_sweep *own = arena_array(&r->v->arena, 1, sizeof *own);
    memcpy(own, bytes.at, offsetof(struct log_sweep, findings));
    size_t room = (bytes.len - sizeof *own) / sizeof(struct log_cell);
    own->cell_count = own->cell_count < room ? own->cell_count : (uint32_t)room;
    own->cell_count = own->cell_count < SWEEP_CELLS ? own->cell_count : SWEEP_CELLS;
    own->finding_count = own->finding_count < SWEEP_FINDINGS ? own->finding_count : SWEEP_FINDINGS;
    memcpy(own->findings, bytes.at + offsetof(struct log_sweep, findings), own->finding_count * sizeof *own->findings);
    struct log_cell *cells = arena_array(&r->v->arena, own->cell_count + 1, sizeof *cells);
    memcpy(cells, bytes.at + sizeof *own, own->cell_count * sizeof *cells);
    *ret_cells = cells;
    return own;
}

static void read_cell(struct reading *r, const struct log_sweep *own, const struct log_cell *from, struct sweep *to)
{
    struct fault_cell *cell = &to->cells[to->count];
    bool bad = from->state == FAULT_UNNOTICED || from->state == FAULT_BROKE;
    if (from->state > FAULT_BROKE || !read_failed(r, from, cell)) {
        return;
    }
    to->count++;
    cell->state = (enum fault_outcome)from->state;
    to->broken += cell->state == FAULT_BROKE;
    to->unnoticed += cell->state == FAULT_UNNOTICED;
    cell->told = STR("");
    if (bad && from->finding && from->finding <= own->finding_count) {
        size_t i = from->finding - 1u;
        const struct guest_fault *f = &from->failed[0].fault;
        bool null = from->failed_count == 1 && !strcmp(fault_does(f, cell->function), "returns NULL");
        cell->finding = &to->findings[i];
        cell->told = str_from(arena_printf(&r->v->arena, STR_FMT ", %s", STR_ARG(cell->how),
                                           came_of_it(r, cell->finding, cell, reason(&own->findings[i]), null)));
    } else if (bad) {
        cell->told = str_from(arena_printf(&r->v->arena, STR_FMT ", the program goes wrong", STR_ARG(cell->how)));
    }
}

static void read_own_faults(struct reading *r, const struct log_sweep *own, const struct log_cell *cells,
                            struct run_result *to)
{
    struct fault_cell *cell = arena_array(&r->v->arena, 1, sizeof *cell);
    struct faults asked;
    struct error error;
    to->faults = arena_str(&r->v->arena, r->attempt.faults);
    to->before = reading_bytes(r, own->before_offset, own->before_len);
    if (own->cell_count && cells[0].state <= FAULT_BROKE && read_failed(r, &cells[0], cell)) {
        cell->state = (enum fault_outcome)cells[0].state;
        cell->told = STR("");
        cell->finding = to->finding_count ? &to->findings[0] : NULL;
        to->failed = cell;
    }
    to->faults_missed = faults_read(r->attempt.faults, &asked, &error) &&
                        (!to->failed || cells[0].failed_count < asked.count);
}

void reading_sweep(struct reading *r, const struct log_run *from, struct run_result *to)
{
    const struct log_cell *cells = NULL;
    to->faults = to->before = STR("");
    if (!attempt_sweep_runs(&r->attempt) && !r->attempt.faults.len) {
        return;
    }
    struct log_sweep *own = own_copy(r, from, &cells);
    if (!own) {
        return;
    }
    if (r->attempt.faults.len) {
        read_own_faults(r, own, cells, to);
        return;
    }
    struct sweep *s = arena_array(&r->v->arena, 1, sizeof *s);
    *s = (struct sweep){.runs = own->runs, .complete = own->complete == 1,
                        .sweep_us = own->us < INT32_MAX ? (int64_t)own->us : 0};
    s->findings = arena_array(&r->v->arena, own->finding_count + 1, sizeof *s->findings);
    s->cells = arena_array(&r->v->arena, own->cell_count + 1, sizeof *s->cells);
    s->finding_count = own->finding_count;
    for (size_t i = 0; i < s->finding_count; i++) {
        reading_finding(r, &own->findings[i], &s->findings[i]);
    }
    for (size_t i = 0; i < own->cell_count; i++) {
        read_cell(r, own, &cells[i], s);
    }
    to->sweep = s;
}
