/* What each variable may do, as notes at the right edge of the editor's lines. They are of the last
 * text that compiled: in the middle of a word they stay as they were. */
#include "ui/editor.h"
#include "ui/pane.h"

#include <stdio.h>

void permit_marks_release(struct permit_marks *m)
{
    mem_free(m->notes);
    *m = (struct permit_marks){0};
}

void permit_marks_show(struct permit_marks *m, struct editor *e, const struct verdict *v, struct str file)
{
    if (v && v->ownership) {
        struct arena a = {0};
        struct permit_note *notes;
        size_t count = permit_notes(&a, v->ownership, file, &notes);
        m->count = count;
        m->notes = mem_resize(m->notes, count + 1, sizeof *m->notes);
        for (size_t i = 0; i < count; i++) {
            m->notes[i] = (struct editor_note){.line = notes[i].line - 1,
                                               .role = notes[i].lost ? ROLE_WARN : ROLE_DIM};
            snprintf(m->notes[i].text, sizeof m->notes[i].text, STR_FMT, STR_ARG(notes[i].text));
        }
        arena_release(&a);
    }
    editor_set_notes(e, m->notes, m->count);
}
