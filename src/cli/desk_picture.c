/* Pictures without a screen: the questions of an exercise with what can be answered, the
 * moments they were about once they are answered, and a lesson's picture told from
 * caption to caption. */
#include "cli/cli.h"

#include <string.h>

enum { TOLD_STOPS = 30 };

static struct verdict *run_history(struct study *s, const struct exercise *ex)
{
    struct arena a = {0};
    struct attempt at = grade_attempt(&a, ex, (struct str){0});
    struct verdict *v = judge_run(study_judge(s), &at);
    arena_release(&a);
    return v;
}

static void print_question(struct cli *c, size_t i, const struct asked *q)
{
    bool value = q->question->kind == QUESTION_VALUE, live = q->question->kind == QUESTION_LIVE;
    print_f(c, WORD_TEXT, 2, "%zu. " STR_FMT ": " STR_FMT, i + 1, STR_ARG(q->moment), STR_ARG(q->text));
    if (q->question->ask.count)
        print_doc(c, 5, q->question->ask);
    if (value)
        print_f(c, WORD_DIM, 5, "A value; ? if nobody has set it.");
    for (size_t k = 0; k < q->choice_count; k++) {
        struct str label = q->choices[k].label, key = q->choices[k].key;
        if (label.len == key.len + 2 && str_eq(str_slice(label, 1, label.len - 1), key))
            print_f(c, WORD_TEXT, 5, "%zu: " STR_FMT, k + 1, STR_ARG(label));
        else
            print_f(c, WORD_TEXT, 5, "%zu: " STR_FMT "  [" STR_FMT "]", k + 1,
                    STR_ARG(q->choices[k].label), STR_ARG(q->choices[k].key));
    }
    if (live)
        print_f(c, WORD_DIM, 5, "All that live, with commas between; none if nothing does.");
}

void desk_questions(struct cli *c, struct study *s, const struct item *it)
{
    struct error err = {0};
    if (!study_judge(s)) {
        complain("the program cannot be run on this machine, so nothing can be asked about it: %s",
                 c->no_judge.text);
        return;
    }
    struct verdict *v = run_history(s, item_exercise(it));
    struct foresee *f = foresee_new(item_exercise(it), v, &err);
    if (f) {
        putchar('\n');
        print_f(c, WORD_TEXT, 0, f->count == 1 ? "The question:" : "The questions:");
        for (size_t i = 0; i < f->count; i++)
            print_question(c, i, &f->asked[i]);
        foresee_free(f);
    } else {
        complain("nothing can be asked about this program: %s", err.text);
    }
    verdict_free(v);
}

/* ---- told ------------------------------------------------------------------------- */

static void print_scene(struct cli *c, struct trace *t, size_t stop)
{
    struct arena a = {0};
    struct buf text = {0};
    const struct scene *scene = trace_scene(t, &a, stop, NULL);
    scene_text(&text, t, scene);
    struct str rest = buf_view(&text), line;
    while (str_line(&rest, &line)) {
        int indent = 2;
        while (line.len && line.at[0] == ' ') {
            line = str_slice(line, 1, line.len);
            indent++;
        }
        print_line(c, stdout, WORD_TEXT, indent, line);
    }
    buf_release(&text);
    arena_release(&a);
}

void desk_pictures(struct cli *c, const struct exercise *ex, const struct verdict *v)
{
    struct error err = {0};
    struct foresee *f = foresee_new(ex, v, &err);
    for (size_t i = 0; f && i < f->count; i++) {
        bool told = f->asked[i].stop == TRACE_NONE;
        for (size_t k = 0; k < i; k++)
            told = told || f->asked[k].stop == f->asked[i].stop;
        if (told)
            continue;
        putchar('\n');
        print_f(c, WORD_TEXT, 0, STR_FMT ":", STR_ARG(f->asked[i].moment));
        print_scene(c, f->trace, f->asked[i].stop);
    }
    foresee_free(f);
}

static void tell_play(struct cli *c, struct trace *t, const struct verdict *v,
                      const struct picture_fence *fence)
{
    struct arena a = {0};
    size_t first, last, open = moment_find(t, v, &fence->when);
    struct captions captions = moment_captions(t, &a, fence);
    moment_range(t, fence, &first, &last);
    if (open == TRACE_NONE)
        open = last;
    putchar('\n');
    print_f(c, WORD_TEXT, 0, "Its memory, step by step:");
    for (size_t n = first, told = 0; n <= last; n++) {
        struct doc caption = moment_caption(&a, &captions, n);
        bool shown = n == open || caption.count;
        struct str says = trace_tell(t, &a, n);
        if (!shown && (told >= TOLD_STOPS || str_ends(says, "nothing changed")))
            continue;
        told++;
        print_line(c, stdout, shown ? WORD_TEXT : WORD_DIM, 2, says);
        if (caption.count)
            print_doc(c, 4, caption);
    }
    putchar('\n');
    print_f(c, WORD_TEXT, 0, "All of it at step %llu:", (unsigned long long)trace_stop(t, open)->step);
    print_scene(c, t, open);
    arena_release(&a);
}

void desk_tell_picture(struct cli *c, struct study *s, const struct block *b)
{
    struct arena a = {0};
    struct error err = {0};
    struct exercise ex = {.kind = EXERCISE_PREDICT_PICTURE, .program = b->text, .faults = b->run->faults};
    if (!study_judge(s))
        return; /* said when it was to be run */
    struct verdict *v = run_history(s, &ex);
    struct attempt at = grade_attempt(&a, &ex, (struct str){0});
    struct trace *t = picture_trace(&at, v, &err);
    if (t)
        tell_play(c, t, v, b->picture);
    else
        complain("there is no picture: %s", err.text);
    trace_close(t);
    verdict_free(v);
    arena_release(&a);
}
