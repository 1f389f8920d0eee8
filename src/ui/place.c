/* Where the learner is, as text: "<item> key=number ..." under one setting per
 * pack, written two seconds after something moved, when an item is left, and at
 * the end. Items that are left before they are done keep their numbers under a
 * setting of their own, so that coming back from the map is coming back to the
 * same line. */
#include "ui/app.h"

#include <string.h>

enum { PLACE_DELAY_MS = 2000 };

int place_number(struct str place, const char *key, int otherwise)
{
    size_t n = strlen(key);
    while (place.len) {
        size_t end = 0;
        while (end < place.len && place.at[end] != ' ')
            end++;
        struct str pair = str_slice(place, 0, end);
        int64_t value;
        if (pair.len > n && !memcmp(pair.at, key, n) && pair.at[n] == '=' &&
            str_to_int(str_slice(pair, n + 1, pair.len), 0, 1000000, &value))
            return (int)value;
        place = str_slice(place, end + (end < place.len), place.len);
    }
    return otherwise;
}

static char *place_key(struct app *a, struct arena *arena)
{
    return arena_printf(arena, "screen:" STR_FMT, STR_ARG(study_pack(a->study)->id));
}

/* The view that the place is of: an item's, else the map. */
static struct view *placed(struct app *a)
{
    struct view *v = a->top;
    while (v && (!v->ops->place || (v->item && item_extra(v->item))))
        v = v->below; /* a review is no place in the course */
    return v;
}

void place_write(struct app *a)
{
    struct view *v = placed(a);
    a->place_ms = 0;
    if (!v || !study_progress(a->study))
        return;
    struct buf now = {0};
    buf_str(&now, v->item ? item_id(v->item) : STR("-"));
    buf_char(&now, ' ');
    v->ops->place(a, v, &now);
    if (!str_eq(buf_view(&now), buf_view(&a->place))) {
        struct arena arena = {0};
        progress_set(study_progress(a->study), place_key(a, &arena), buf_view(&now), NULL);
        arena_release(&arena);
        buf_clear(&a->place);
        buf_str(&a->place, buf_view(&now));
    }
    buf_release(&now);
}

void app_moved(struct app *a)
{
    if (!a->place_ms)
        a->place_ms = app_now(a) + PLACE_DELAY_MS;
}

static char *item_key(struct app *a, struct arena *arena, const struct item *it)
{
    return arena_printf(arena, "at:" STR_FMT ":" STR_FMT, STR_ARG(study_pack(a->study)->id),
                        STR_ARG(item_id(it)));
}

void place_keep(struct app *a, struct view *v)
{
    struct arena arena = {0};
    struct buf now = {0};
    if (v->item && !item_extra(v->item) && v->ops->place && study_progress(a->study)) {
        if (study_status(a->study, v->item) < ITEM_DONE)
            v->ops->place(a, v, &now);
        progress_set(study_progress(a->study), item_key(a, &arena, v->item), buf_view(&now), NULL);
    }
    buf_release(&now);
    arena_release(&arena);
}

struct str place_last(struct app *a, struct arena *arena)
{
    struct progress *p = study_progress(a->study);
    return p ? progress_setting(p, arena, place_key(a, arena)) : (struct str){0};
}

struct str place_named(struct app *a, struct arena *arena, const struct item *it)
{
    struct progress *p = study_progress(a->study);
    return p ? progress_setting(p, arena, item_key(a, arena, it)) : (struct str){0};
}
