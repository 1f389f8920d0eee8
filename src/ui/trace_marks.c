/* The run beside the code: the line that ran and the one that comes next, and the ledger
 * of who owns which heap block, as notes at the right edge of the editor's lines. */
#include "ui/editor.h"
#include "ui/pane.h"

#include <stdio.h>
#include <string.h>

static bool in_file(const struct trace_pane *p, const struct trace_place *at, const char *file)
{
    return at->line > 0 && at->file < p->attempt.file_count &&
           str_is(p->attempt.files[at->file].name, file);
}

/* Entries come by line; a line's make one note. */
static size_t ledger(struct trace_pane *p, struct arena *a, const char *file,
                     struct editor_note **ret)
{
    struct ledger_entry *entries = NULL;
    uint32_t number = 0;
    while (number < p->attempt.file_count && !str_is(p->attempt.files[number].name, file))
        number++;
    size_t n = trace_ledger(p->trace, a, number, p->stop, &entries), count = 0;
    struct editor_note *notes = arena_array(a, n + 1, sizeof *notes);
    for (size_t i = 0; i < n; i++) {
        bool same = count && notes[count - 1].line == entries[i].line - 1;
        struct editor_note *note = same ? &notes[count - 1] : &notes[count++];
        size_t used = same ? strlen(note->text) : 0;
        note->line = entries[i].line - 1;
        if (entries[i].what == LEDGER_LOST)
            note->role = ROLE_WARN;
        else if (!same)
            note->role = ROLE_DIM;
        snprintf(note->text + used, sizeof note->text - used, "%s" STR_FMT, same ? ", " : "",
                 STR_ARG(entries[i].text));
    }
    *ret = notes;
    return count;
}

void trace_pane_mark(struct trace_pane *p, struct editor *e, const char *file, bool on, bool owners)
{
    struct arena a = {0};
    struct editor_note *notes = NULL;
    if (!on || !p->trace) {
        editor_set_run(e, -1, -1, false, NULL, 0);
        p->code_stale = true;
        return;
    }
    if (!p->code_stale)
        return;
    const struct stop *s = trace_stop(p->trace, p->stop);
    size_t count = owners ? ledger(p, &a, file, &notes) : 0;
    editor_set_run(e, in_file(p, &s->ran, file) ? s->ran.line - 1 : -1,
                   in_file(p, &s->next, file) ? s->next.line - 1 : -1, p->walked, notes, count);
    p->code_stale = p->walked = false;
    arena_release(&a);
}
