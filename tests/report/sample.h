/* Three made-up learners and their progress files, for any pack: Ada, who is
 * nearly through; Bo, who fails at one exercise in the same way for two days;
 * Chandra, who fell silent in the middle of a unit. Written with the real
 * progress room, so the files are what a learner's program would leave. */
#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include "pack/pack.h"
#include "progress/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

struct actor {
    struct world_fixed clock;
    struct world world;
    struct progress *p;
    const struct pack *pack;
};

static inline void act(struct actor *a, int64_t after, enum event_kind kind, const char *item,
                       enum attempt_result result, const char *detail, const char *tag, int number)
{
    struct error err;
    struct event e = {.kind = kind,
                      .pack = kind == EVENT_TRACK ? STR("") : a->pack->id,
                      .item = str_from(item),
                      .result = result,
                      .detail = str_from(detail),
                      .tag = str_from(tag),
                      .number = number,
                      .answer_hash = STR("9e3779b97f4a7c15")};
    a->clock.now_ms += after;
    if (!progress_record(a->p, &e, &err)) {
        fprintf(stderr, "%s\n", err.text);
        abort();
    }
}

static inline bool actor_begin(struct actor *a, const struct pack *pack, const char *path,
                               const char *name, int64_t start_ms)
{
    struct error err;
    a->pack = pack;
    a->clock = (struct world_fixed){.now_ms = start_ms, .seed = (uint64_t)start_ms};
    a->world = world_fixed_init(&a->clock);
    a->p = progress_open(path, &a->world, &err);
    if (!a->p) {
        fprintf(stderr, "%s\n", err.text);
        return false;
    }
    return !name || progress_set(a->p, "learner", str_from(name), &err);
}

/* The misconception that a wrong answer to ex would show. */
static inline const char *tag_of(const struct exercise *ex, struct arena *a)
{
    for (size_t i = 0; i < ex->choice_count; i++)
        if (ex->choices[i].believes.len)
            return arena_cstr(a, ex->choices[i].believes);
    return ex->refutes.len ? arena_cstr(a, ex->refutes) : "";
}

/* Opens an item; fails `failures` times; passes, unless told not to. Time goes
 * by in steps of under five minutes, pace percent of what is expected. */
static inline void work(struct actor *a, const struct item *it, int failures, bool pass, int pace)
{
    static const char *const codes[] = {"wrong-output", "compile-error", "leak"};
    struct arena arena = {0};
    const char *id = arena_cstr(&arena, item_id(it));
    int minutes = it->minutes;
    int64_t step = (int64_t)(minutes > 0 ? minutes : 3) * MINUTE * pace / 100 / (failures + 1);
    if (step > 290 * SECOND)
        step = 290 * SECOND;
    act(a, 40 * SECOND, EVENT_OPENED, id, RESULT_NONE, "", "", 0);
    if (it->lesson) {
        if (pass)
            act(a, step, EVENT_READ, id, RESULT_NONE, "", "", 0);
    } else {
        bool quiz = it->kind == EXERCISE_QUIZ;
        for (int i = 0; i < failures; i++)
            act(a, step, EVENT_ATTEMPT, id, RESULT_FAILED,
                quiz ? "wrong-choice" : codes[(it->index + (size_t)i) % 3],
                tag_of(item_exercise(it), &arena), quiz ? 1 : -1);
        if (failures >= 2)
            act(a, 5 * SECOND, EVENT_HINT, id, RESULT_NONE, "", "",
                failures > 3 ? 3 : failures - 1);
        if (pass)
            act(a, step, EVENT_ATTEMPT, id, RESULT_PASSED, "", "", quiz ? 1 : -1);
    }
    arena_release(&arena);
}

/* A variant of an exercise, right or wrong. */
static inline void review(struct actor *a, const struct item *it, bool right, int sure)
{
    struct arena arena = {0};
    const char *id = arena_cstr(&arena, item_id(it));
    act(a, 30 * SECOND, EVENT_REVIEW, id, right ? RESULT_PASSED : RESULT_FAILED,
        arena_printf(&arena, "%s-again", id), right ? "" : tag_of(item_exercise(it), &arena), sure);
    arena_release(&arena);
}

/* The inventory: the first `right` questions right, the others wrong. */
static inline void place(struct actor *a, bool post, size_t right)
{
    for (size_t i = 0; i < a->pack->placement_count; i++) {
        struct arena arena = {0};
        struct placement p = pack_placement(a->pack, i);
        const struct item *it = post ? p.post : p.pre;
        if (it)
            act(a, 20 * SECOND, EVENT_PLACED, arena_cstr(&arena, item_id(it)),
                i < right ? RESULT_PASSED : RESULT_FAILED, post ? "post" : "pre", "", 0);
        arena_release(&arena);
    }
}

static inline void finish(struct actor *a)
{
    progress_close(a->p);
    a->p = NULL;
}

/* Three files in dir, as of now. */
static inline bool sample_write(const struct pack *pack, const char *dir, int64_t now_ms)
{
    struct arena arena = {0};
    struct actor a;
    size_t n = pack->item_count;
    const char *tracks[2] = {"python", "java"};
    for (size_t i = 0; i < pack->track_count && i < 2; i++)
        tracks[i] = arena_cstr(&arena, pack->tracks[i].id);

    if (!actor_begin(&a, pack, path_join(&arena, dir, "ada.db"), "Ada Lovelace",
                     now_ms - 6 * (int64_t)DAY))
        return false;
    act(&a, 0, EVENT_TRACK, "", RESULT_NONE, tracks[0], "", 0);
    place(&a, false, 1);
    for (size_t i = 0; i < n - n / 8; i++) {
        if (i == n / 2)
            a.clock.now_ms = now_ms - 5 * (int64_t)HOUR;
        work(&a, &pack->items[i], i % 5 == 3 ? 2 : i % 7 == 2, true, 60 + (int)(i * 17 % 60));
    }
    for (size_t i = 0; i < n / 2; i++) /* passed days ago */
        if (!pack->items[i].lesson)
            review(&a, &pack->items[i], i % 4 != 1, 1);
    place(&a, true, pack->placement_count);
    act(&a, HOUR, EVENT_OPENED, "last-year", RESULT_NONE, "", "", 0); /* not in the pack now */
    act(&a, MINUTE, EVENT_ATTEMPT, "last-year", RESULT_PASSED, "", "", -1);
    act(&a, MINUTE, EVENT_OPENED, arena_cstr(&arena, item_id(&pack->items[n - n / 8 - 1])),
        RESULT_NONE, "", "", 0);
    finish(&a);

    if (!actor_begin(&a, pack, path_join(&arena, dir, "bo.db"), "Bo Nilsson",
                     now_ms - 8 * (int64_t)DAY))
        return false;
    act(&a, 0, EVENT_TRACK, "", RESULT_NONE, tracks[1], "", 0);
    place(&a, false, 2);
    size_t hard = n / 2;
    while (hard + 1 < n && (pack->items[hard].lesson ||
                            pack->items[hard].kind == EXERCISE_QUIZ))
        hard++;
    for (size_t i = 0; i < hard; i++)
        work(&a, &pack->items[i], (int)(i * 5 % 4), true, 110 + (int)(i * 23 % 70));
    const char *id = arena_cstr(&arena, item_id(&pack->items[hard]));
    for (int day = 3; day >= 2; day--) {
        a.clock.now_ms = now_ms - day * (int64_t)DAY - HOUR;
        act(&a, 0, EVENT_OPENED, id, RESULT_NONE, "", "", 0);
        for (int i = 0; i < 3; i++)
            act(&a, 4 * MINUTE, EVENT_ATTEMPT, id, RESULT_FAILED, "leak", "", -1);
        if (day == 3)
            act(&a, MINUTE, EVENT_HINT, id, RESULT_NONE, "", "", 1);
    }
    finish(&a);

    if (!actor_begin(&a, pack, path_join(&arena, dir, "chandra.db"), "Chandra Iyer",
                     now_ms - 12 * (int64_t)DAY))
        return false;
    size_t some = pack->unit_count ? pack->units[0].first + pack->units[0].count / 2 : 0;
    for (size_t i = 0; i < some; i++) {
        if (i == some / 2)
            a.clock.now_ms = now_ms - 9 * (int64_t)DAY - 2 * (int64_t)HOUR;
        work(&a, &pack->items[i], i % 3 == 1 ? 4 : 1, true, 150);
    }
    work(&a, &pack->items[some], 1, false, 100);
    finish(&a);
    arena_release(&arena);
    return true;
}

#endif
