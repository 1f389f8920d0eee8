/* The doors of term.h: each hands over to the backend's table of operations. */
#include "ui/term.h"

void term_blit(struct term *t, const struct canvas *c, const struct theme *theme)
{
    t->ops->blit(t, c, theme);
}

void term_read(struct term *t, const struct term_wait *w, struct ui_event *ret)
{
    *ret = (struct ui_event){.kind = EVENT_TICK};
    t->ops->read(t, w, ret);
    if (ret->kind == EVENT_RESIZE) {
        t->rows = ret->rows;
        t->cols = ret->cols;
    }
}

void term_suspend(struct term *t) { t->ops->suspend(t); }
void term_leave(struct term *t) { t->ops->leave(t); }
void term_enter(struct term *t) { t->ops->enter(t); }
void term_bell(struct term *t) { t->ops->bell(t); }
bool term_copy(struct term *t, struct str text) { return t->ops->copy(t, text); }

void term_mouse(struct term *t, bool on)
{
    t->ops->mouse(t, on);
    t->mouse_on = on;
}

void term_close(struct term *t)
{
    if (t)
        t->ops->close(t);
}
