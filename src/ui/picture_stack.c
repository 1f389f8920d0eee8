/* The stack from top to bottom: which calls are drawn, and how far down each lies. Of a
 * function that calls itself again and again (or of two that call each other) the first
 * two calls and the last few are drawn, the middle is a line that says how many there
 * are. How many of the last are drawn goes up and down by a few, so that frames keep
 * their rows over several calls; when there is one too many, the fold takes some in at
 * once. A call in the middle is drawn if something in it has changed, the bar lies on it,
 * or what lies under the bar points into it. */
#include "ui/picture_private.h"

enum { FIRST = 2, LAST = 4, EACH = 4,        /* of one function */
       OUTER = 8, INNER = 8, PAGE = 8,       /* of a stack that is deep for another reason */
       DEEPEST = 4096, STAYS = 3 };

/* How many of n calls in a row are left out. */
static size_t left_out(size_t n, size_t first, size_t last, size_t each)
{
    return n < first + last + each ? 0 : (n - first - last) / each * each;
}

/* Calls in a row of one function, or of two in turn. */
static size_t run_length(const uint64_t *function, size_t n)
{
    size_t same = 1, turns = 2;
    while (same < n && function[same] == function[same - 1])
        same++;
    while (turns < n && function[turns] == function[turns - 2])
        turns++;
    return turns > same && turns >= FIRST + LAST + EACH ? turns : same;
}

void stack_fold(const uint64_t *function, size_t n, bool *hidden)
{
    size_t shown = 0;
    for (size_t i = 0, length; i < n; i += length) {
        length = run_length(function + i, n - i);
        size_t out = left_out(length, FIRST, LAST, EACH);
        for (size_t k = 0; k < length; k++)
            hidden[i + k] = k >= FIRST && k < FIRST + out;
        shown += length - out;
    }
    size_t out = shown <= PLAN_FRAMES ? 0 : left_out(shown, OUTER, INNER, PAGE);
    for (size_t i = 0, nth = 0; i < n && out; i++) {
        if (hidden[i])
            continue;
        hidden[i] = nth >= OUTER && nth < OUTER + out;
        nth++;
    }
}

/* ---- the calls of a scene ------------------------------------------------------- */

static bool frame_stays(const struct scene *s, const struct scene_frame *f, size_t focus)
{
    const struct scene_box *bar = focus ? scene_box_of(s, focus) : NULL;
    for (size_t i = 0; i < f->count; i++) {
        const struct scene_box *b = &s->boxes[f->boxes[i]];
        if (b->changed || b->fresh || b->object == focus)
            return true;
        for (size_t k = 0; k < b->count; k++)
            if (b->cells[k].changed)
                return true;
        for (size_t k = 0; bar && k < bar->count; k++)
            if (cell_leads(&bar->cells[k]) && bar->cells[k].target == b->object)
                return true;
    }
    return false;
}

/* A stack's frames lie one after the other in the scene, of which `hidden` behind the first
 * `outer` are not there. */
struct stretch { size_t first, live, hidden, outer; };

static void add_stretch(struct stack *stack, const struct trace *t, const struct scene *s, size_t focus,
                        const struct stretch *of)
{
    size_t live = of->live, first = of->first;
    size_t gap = of->hidden < DEEPEST ? of->hidden : DEEPEST, n = live + gap;
    size_t outer = gap ? of->outer < live ? of->outer : live : live;
    uint64_t *function = mem_alloc((n + 1) * sizeof *function);
    bool *hidden = mem_alloc(n + 1);
    for (size_t i = 0; i < live; i++)
        function[i < outer ? i : i + gap] = hash_str(s->frames[first + i].function, 0);
    uint32_t call = outer < live ? s->frames[first + outer].call : 0;
    for (size_t i = gap; i-- > 0;) { /* the scene has left them out */
        const struct trace_call *c = t ? trace_call(t, call) : NULL;
        call = c ? c->caller : 0;
        c = c ? trace_call(t, call) : NULL;
        function[outer + i] = c ? hash_str(c->function, 0) : outer < live ? function[outer + gap] : 0;
    }
    stack_fold(function, n, hidden);
    int stays = 0;
    bool folding = false;
    for (size_t i = 0; i < n; i++) {
        bool there = i < outer || i >= outer + gap;
        size_t frame = first + (i < outer ? i : i - gap);
        if (there && hidden[i] && stays < STAYS && frame_stays(s, &s->frames[frame], focus)) {
            hidden[i] = false;
            stays++;
        }
        if (there && !hidden[i]) {
            vec_push(&stack->parts, ((struct stack_part){.frame = frame}));
            folding = false;
            continue;
        }
        if (!folding)
            vec_push(&stack->parts, ((struct stack_part){.frame = there ? frame : first + outer}));
        struct stack_part *last = &stack->parts.at[stack->parts.len - 1];
        if (folding && function[i] != function[i - 1])
            last->several = true;
        folding = true;
        last->folded += i == outer ? 1 + of->hidden - gap : 1;
    }
    mem_free(function);
    mem_free(hidden);
}

struct stack stack_of(const struct trace *t, const struct scene *s, size_t focus)
{
    struct stack stack = {0};
    struct stretch all = {.hidden = s->frames_hidden, .outer = s->frames_outer};
    while (all.live < s->frame_count && !s->frames[all.live].ghost)
        all.live++;
    if (!s->thread_count)
        add_stretch(&stack, t, s, focus, &all);
    for (size_t i = 0; i < s->thread_count; i++) {
        const struct scene_thread *h = &s->threads[i];
        vec_push(&stack.parts, ((struct stack_part){.frame = h->first, .thread = i + 1}));
        add_stretch(&stack, t, s, focus, &(struct stretch){h->first, h->count, h->hidden, h->outer});
    }
    return stack;
}

/* Rows of a stack from main's frame down, as planned. */
int stack_rows(struct picture_plan *p, const struct trace *t, const struct scene *s)
{
    struct stack stack = stack_of(t, s, 0);
    int rows = 0;
    for (size_t i = 0; i < stack.parts.len; i++)
        rows += stack.parts.at[i].folded || stack.parts.at[i].thread
                    ? STACK_FOLD
                    : 1 + plan_sheet(p, hash_str(s->frames[stack.parts.at[i].frame].function, 0))->rows;
    vec_release(&stack.parts);
    for (size_t i = 0; i < s->frame_count; i++)
        rows += s->frames[i].ghost ? 1 + plan_sheet(p, hash_str(s->frames[i].function, 0))->rows : 0;
    int planned = 0;
    for (size_t i = 0; i < TRACE_THREADS && s->thread_count; i++)
        planned += p->thread_rows[i];
    return planned > rows ? planned : rows;
}

/* ---- planned rows ------------------------------------------------------------------- */

int plan_top(struct picture_plan *p)
{
    int rows = plan_sheet(p, SHEET_GLOBALS)->rows;
    return rows ? rows + 3 : 0;
}

int plan_thread_top(struct picture_plan *p, uint32_t thread)
{
    int row = plan_top(p);
    for (uint32_t i = 0; i < thread && i < TRACE_THREADS; i++)
        row += p->thread_rows[i];
    return row;
}

/* A ghost that stays is in the way of calls made later: they begin below it. */
int plan_push(const struct picture_plan *p, uint32_t call, int row, int rows)
{
    const struct trace_call *c = p->trace ? trace_call(p->trace, call) : NULL;
    for (size_t i = 0; c && i < p->haunts.len; i++) {
        const struct haunt *h = &p->haunts.at[i];
        const struct trace_call *gone = trace_call(p->trace, h->call);
        if (h->call == call || h->row < 0 || !gone || c->from >= h->to ||
            (c->to != TRACE_NONE && c->to <= gone->to) || row >= h->row + h->rows ||
            row + rows <= h->row || c->from < gone->from)
            continue;
        row = h->row + h->rows;
        i = (size_t)-1; /* from the start: it may have met another */
    }
    return row;
}

/* A ghost stays where its call was: below its callers. */
void settle_haunts(struct picture_plan *p)
{
    uint32_t *chain = mem_alloc(DEEPEST * sizeof *chain);
    uint64_t *function = mem_alloc(DEEPEST * sizeof *function);
    bool *hidden = mem_alloc(DEEPEST);
    for (size_t i = 0; i < p->haunts.len; i++)
        p->haunts.at[i].row = -1;
    for (size_t i = 0; i < p->haunts.len; i++) {
        struct haunt *h = &p->haunts.at[i];
        size_t n = 0;
        for (uint32_t c = h->call; c && n < DEEPEST && trace_call(p->trace, c);)
            c = trace_call(p->trace, chain[n++] = c)->caller;
        for (size_t k = 0; k < n; k++)
            function[k] = hash_str(trace_call(p->trace, chain[n - 1 - k])->function, 0);
        stack_fold(function, n, hidden);
        int row = plan_thread_top(p, trace_call(p->trace, h->call)->thread);
        if (trace_threads(p->trace) > 1)
            row += STACK_FOLD;
        for (size_t k = 0; k < n; k++) {
            if (hidden[k]) {
                row += k && hidden[k - 1] ? 0 : STACK_FOLD;
                continue;
            }
            int rows = plan_sheet(p, function[k])->rows;
            row = plan_push(p, chain[n - 1 - k], row, rows + 2);
            if (k + 1 == n) {
                h->row = row;
                h->rows = rows + 2;
            }
            row += rows + 1;
        }
    }
    mem_free(chain);
    mem_free(function);
    mem_free(hidden);
}

/* How far down the frames of each thread reach, from its heading on. */
static void settle_reach(struct picture_plan *p, int *deepest, int spare)
{
    enum { CALLS = 8000 };
    struct reach { int above, end; size_t nth; }; /* of a call: rows above the first of its run */
    size_t n = trace_calls(p->trace) < CALLS ? trace_calls(p->trace) : CALLS;
    struct reach *reach = mem_alloc(sizeof *reach * (n + 1));
    for (size_t i = 1; i < n; i++) {
        const struct trace_call *c = trace_call(p->trace, (uint32_t)i);
        const struct trace_call *from = c && c->caller < i ? trace_call(p->trace, c->caller) : NULL;
        if (!c || c->thread >= TRACE_THREADS)
            continue;
        bool again = from && c->caller && str_eq(from->function, c->function);
        const struct reach *before = &reach[from ? c->caller : 0];
        struct reach *r = &reach[i];
        r->above = again ? before->above : before->end;
        r->nth = again ? before->nth + 1 : 1;
        size_t out = left_out(r->nth, FIRST, LAST, EACH);
        int rows = 1 + plan_sheet(p, hash_str(c->function, 0))->rows;
        r->end = r->above + (int)(r->nth - out) * rows + (out ? STACK_FOLD : 0);
        if ((c->depth <= PLAN_FRAMES || again) && r->end + spare > deepest[c->thread])
            deepest[c->thread] = r->end + spare;
    }
    mem_free(reach);
}

/* How far down frames reach, ghosts that stay with them. */
void settle_depth(struct picture_plan *p)
{
    enum { SHORT = 96 };
    int deepest[TRACE_THREADS] = {0}, all = 0;
    settle_reach(p, deepest, trace_stops(p->trace) <= SHORT ? 3 : 5); /* not all of a long run was looked at */
    for (uint32_t i = 0; i < TRACE_THREADS; i++)
        all += deepest[i];
    for (size_t i = 0; i < p->haunts.len; i++) /* what is pushed down lies below all of them */
        all += p->haunts.at[i].rows;
    p->stack_rows = all > p->stack_rows ? all : p->stack_rows;
}

/* Each thread's frames keep their place below those of the threads before it. */
void settle_threads(struct picture_plan *p)
{
    if (!p->trace || trace_threads(p->trace) < 2)
        return;
    int deepest[TRACE_THREADS] = {0};
    settle_reach(p, deepest, STACK_FOLD);
    for (uint32_t i = 0; i < TRACE_THREADS; i++)
        if (deepest[i] > p->thread_rows[i])
            p->thread_rows[i] = deepest[i];
}
