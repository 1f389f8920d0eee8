/* A pack made in memory, so that the pictures in golden/ do not change with the
 * course: three units, lessons and exercises of several kinds. */
#ifndef TESTS_REPORT_MADE_PACK_H
#define TESTS_REPORT_MADE_PACK_H

#include "pack/load.h"

struct made_pack {
    struct pack pack;
    struct track tracks[2];
    struct unit units[3];
    struct item items[16];
    struct shelf shelves[16];
    struct exercise exercises[16];
    struct item extras[6]; /* of the inventory: three before, three after */
    struct shelf questions[6];
    struct placed_pair placement[3];
    struct loader loader;  /* has no more to read */
};

static inline void made_item(struct made_pack *m, size_t unit, const char *id, const char *title,
                             int kind, int minutes) /* kind -1: a lesson */
{
    struct pack *p = &m->pack;
    struct item *it = &m->items[p->item_count];
    struct exercise *x = &m->exercises[p->item_count];
    *it = (struct item){.lesson = kind < 0, .id = str_from(id), .slug = str_from(id), .title = str_from(title),
                        .kind = kind < 0 ? EXERCISE_KINDS : (enum exercise_kind)kind, .minutes = minutes,
                        .variant_count = kind < 0 ? 0 : 2, .unit = unit, .index = p->item_count,
                        .shelf = &m->shelves[p->item_count]};
    if (kind == EXERCISE_QUIZ || kind == EXERCISE_PREDICT_OUTPUT)
        it->refutes = unit ? STR("free-clears-pointer") : STR("assignment-links");
    *x = (struct exercise){.id = it->id, .slug = it->slug, .title = it->title, .unit = p->units[unit].id,
                           .kind = it->kind, .minutes = minutes, .hint_count = 3, .refutes = it->refutes};
    *it->shelf = (struct shelf){.read = true, .shown = true, .exercise = x};
    p->lesson_count += it->lesson;
    p->exercise_count += !it->lesson;
    if (!p->units[unit].count)
        p->units[unit].first = p->item_count;
    p->units[unit].count++;
    p->units[unit].core++;
    p->item_count++;
    p->core_count++;
}

static inline void made_inventory(struct made_pack *m)
{
    static const char *const ids[] = {"place-1", "place-2", "place-3", "place-1b", "place-2b", "place-3b"};
    for (size_t i = 0; i < 6; i++) {
        m->questions[i] = (struct shelf){.read = true, .shown = true, .use = USE_PLACEMENT};
        m->extras[i] = (struct item){.id = str_from(ids[i]), .slug = str_from(ids[i]), .kind = EXERCISE_QUIZ,
                                     .unit = i % 3, .index = m->pack.item_count + i, .shelf = &m->questions[i]};
    }
    for (size_t i = 0; i < 3; i++)
        m->placement[i] = (struct placed_pair){i, &m->extras[i], &m->extras[i + 3]};
    m->loader = (struct loader){.pack = &m->pack, .a = &m->pack.arena, .root_fd = -1, .extras = m->extras,
                                .placement = m->placement,
                                .lists = {.misconceptions_read = true, .references_read = true, .terms_read = true}};
    m->pack.loader = &m->loader;
    m->pack.extra_count = 6;
    m->pack.placement_count = 3;
}

static inline void made_pack_init(struct made_pack *m)
{
    *m = (struct made_pack){
        .tracks = {{STR("python"), STR("Python or JavaScript"), STR("")},
                   {STR("java"), STR("Java or C#"), STR("")}},
        .units = {{.id = STR("01-boxes"), .title = STR("Boxes and arrows")},
                  {.id = STR("03-heap"), .title = STR("Who frees this?")},
                  {.id = STR("04-owners"), .title = STR("Owners & <borrowers>")}},
    };
    m->pack = (struct pack){.id = STR("made"), .title = STR("Who frees this?"),
                            .tracks = m->tracks, .track_count = 2, .units = m->units,
                            .unit_count = 3, .items = m->items};
    made_item(m, 0, "boxes", "Variables are boxes", -1, 5);
    made_item(m, 0, "which-box", "Which box?", EXERCISE_QUIZ, 2);
    made_item(m, 0, "two-boxes", "Two boxes", EXERCISE_FIX, 3);
    made_item(m, 0, "guess-print", "Guess what it prints", EXERCISE_PREDICT_OUTPUT, 2);
    made_item(m, 0, "fill-swap", "Swap through arrows", EXERCISE_FILL, 4);
    made_item(m, 0, "arrow-to-arrow", "An arrow to an arrow", EXERCISE_WRITE, 8);
    made_item(m, 1, "heap", "A box that stays", -1, 6);
    made_item(m, 1, "give-back", "Give it back", EXERCISE_FIX, 3);
    made_item(m, 1, "after-free", "What free leaves behind", EXERCISE_QUIZ, 2);
    made_item(m, 1, "last-arrow", "Last arrow lost", EXERCISE_FIX, 4);
    made_item(m, 1, "grow", "Grow the log", EXERCISE_WRITE, 10);
    made_item(m, 2, "owners", "Owning and lending", -1, 6);
    made_item(m, 2, "who-frees", "Who frees this?", EXERCISE_QUIZ, 3);
    made_item(m, 2, "hand-over", "Hand it over", EXERCISE_WRITE, 7);
    made_inventory(m);
}

#endif
