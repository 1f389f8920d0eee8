/* The run beside the code: the line that ran and the one that comes next, and the ledger
 * of who owns which heap block, as notes at the right edge of the editor's lines. */
#include "ui/editor.h"
#include "ui/follow.h"
#include "ui/pane.h"

#include <stdio.h>
#include <string.h>

/* The text that ran and the one in the editor, where that is another by now. */
struct texts { struct str ran, now; };

/* A line of the run (from 1) in the editor (from 0); -1: it is not there. */
static int line_now(const struct texts *t, int line)
{
    return t->now.at ? follow_line(t->ran, t->now, line) - 1 : line - 1;
}

/* Entries come by line; a line's make one note. */
static size_t ledger(struct trace_pane *p, struct arena *a, uint32_t number, const struct texts *t,
                     struct editor_note **ret)
{
    struct ledger_entry *entries = NULL;
    size_t n = trace_ledger(p->trace, a, number, p->stop, &entries), count = 0;
    struct editor_note *notes = arena_array(a, n + 1, sizeof *notes);
    for (size_t i = 0; i < n; i++) {
        int line = line_now(t, entries[i].line);
        bool same = count && notes[count - 1].line == line;
        if (line < 0)
            continue;
        struct editor_note *note = same ? &notes[count - 1] : &notes[count++];
        size_t used = same ? strlen(note->text) : 0;
        note->line = line;
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
    struct texts t = {{"", 0}, {NULL, 0}};
    struct buf text = {0};
    uint32_t number = 0;
    while (number < p->attempt.file_count && !str_is(p->attempt.files[number].name, file))
        number++;
    if (number < p->attempt.file_count && p->behind) {
        editor_save(e, &text);
        t = (struct texts){p->attempt.files[number].text, buf_view(&text)};
    }
    size_t count = owners ? ledger(p, &a, number, &t, &notes) : 0;
    editor_set_run(e, s->ran.line && s->ran.file == number ? line_now(&t, s->ran.line) : -1,
                   s->next.line && s->next.file == number ? line_now(&t, s->next.line) : -1,
                   p->walked, notes, count);
    p->code_stale = p->walked = false;
    buf_release(&text);
    arena_release(&a);
}
