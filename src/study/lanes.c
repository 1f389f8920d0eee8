/* A run's operations as rows and lanes.
 *
 * A learner's thread does much that nobody else can notice, and the run has written down only
 * what somebody could. Of that, rows are what synchronises and what touches memory that more
 * than one thread has touched; the rest cannot matter for the order.
 *
 * Locks are followed by name: from the row that got it to the row that gave it back. Waiting
 * is what a thread does from its step before until it gets the lock, as far as another held
 * it in that time. A condition's wait gives its mutex back, and the thread's next step is
 * taking it again. */
#include "study/lanes.h"

#include "guest/guest.h"

#include <string.h>

struct str lane_name(struct arena *a, int thread)
{
    return thread ? str_from(arena_printf(a, "thread %d", thread)) : STR("main");
}

static bool is_access(uint8_t kind)
{
    return kind == OP_READ || kind == OP_WRITE || kind == OP_LOAD || kind == OP_STORE ||
           kind == OP_UPDATE;
}

static bool writes(uint8_t kind)
{
    return kind == OP_WRITE || kind == OP_STORE || kind == OP_UPDATE;
}

/* of_memory: what the run found is about some of it, not about what was computed. */
static bool is_shown(const struct thread_step *s, bool of_memory)
{
    return s->kind != OP_NONE && (!is_access(s->kind) || s->point || s->shared ||
                                  (s->part_of_finding && of_memory));
}

struct str lane_source(struct arena *a, const struct place *at, const struct source_file *files,
                       size_t file_count)
{
    for (size_t i = 0; i < file_count && at->line > 0 && at->column > 0; i++) {
        struct str rest = files[i].text, line = {0};
        if (!str_eq(files[i].name, at->file))
            continue;
        for (int n = 0; n < at->line; n++)
            if (!str_line(&rest, &line))
                return (struct str){0};
        size_t from = (size_t)at->column - 1;
        if (at->length <= 0 || from >= line.len)
            return (struct str){0};
        size_t end = from + (size_t)at->length;
        if (str_starts(str_slice(line, end, line.len), "++") || str_starts(str_slice(line, end, line.len), "--"))
            end += 2; /* the operand of these is their place */
        if (str_starts(str_slice(line, from, end), "atomic_") && end < line.len && line.at[end] == '(') {
            size_t to = end; /* the place of such a call is its name: with what it is done to */
            for (int depth = 0; to < line.len; to++) {
                depth += line.at[to] == '(' ? 1 : line.at[to] == ')' ? -1 : 0;
                if (!depth)
                    break;
            }
            end = to < line.len ? to + 1 : end;
        }
        struct str cut = str_slice(line, from, end);
        struct buf out = {0};
        utf8_printable(&out, str_trim(cut));
        struct str kept = arena_str(a, buf_view(&out));
        buf_release(&out);
        return kept;
    }
    return (struct str){0};
}

static const char *about_to(uint8_t kind)
{
    switch (kind) {
    case OP_READ: case OP_LOAD: return "reads";
    case OP_WRITE: case OP_STORE: return "writes";
    default: return NULL;
    }
}

/* "a->lock" of "pthread_mutex_lock(&a->lock)" */
static struct str first_argument(struct str source)
{
    size_t from = 0, end;
    int depth = 0;
    while (from < source.len && source.at[from] != '(')
        from++;
    for (end = ++from; end < source.len && (depth || !strchr(",)", source.at[end])); end++)
        depth += strchr("([{", source.at[end]) ? 1 : strchr(")]}", source.at[end]) ? -1 : 0;
    if (from >= source.len || end >= source.len)
        return (struct str){0};
    from += source.at[from] == '&';
    return str_trim(str_slice(source, from, end));
}

/* What a step that is no access is done to: its object, or else, where that has no name, the
 * first argument of the call. */
static struct str step_object(const struct thread_step *s, struct str source)
{
    return s->object.len || !s->address || is_access(s->kind) ? s->object : first_argument(source);
}

/* Do both lie at the same place? By address; by name where there is none. */
static bool same_place(const struct thread_step *s, const struct thread_step *t)
{
    if (s->address && t->address)
        return s->address < t->address + (t->size ? t->size : 1) &&
               t->address < s->address + (s->size ? s->size : 1);
    return s->object.len && str_eq(s->object, t->object);
}

struct str lane_brief(struct arena *a, const struct thread_step *s, struct str source, bool done)
{
    struct str object = step_object(s, source);
    struct buf out = {0};
    const char *word = s->word ? s->word : "";
    if (is_access(s->kind)) {
        const char *plain = about_to(s->kind);
        bool called = str_starts(source, "atomic_"); /* what to, rather than by which call */
        struct str to = called && !s->object.len ? first_argument(source) : s->object;
        called = called && to.len;
        struct str what = source.len && !called ? source : to;
        if (what.len)
            buf_printf(&out, STR_FMT ": ", STR_ARG(what));
        if (s->failed && done) /* an exchange that was refused: what it told */
            word = "finds";
        buf_cstr(&out, plain && !done ? plain : word);
        if (s->object.len && source.len && !called && !str_eq(source, s->object) &&
            (!s->value.len || !done))
            buf_printf(&out, " " STR_FMT, STR_ARG(s->object));
        if (s->value.len && done)
            buf_printf(&out, " " STR_FMT, STR_ARG(s->value));
    } else {
        buf_cstr(&out, word);
        if (object.len)
            buf_printf(&out, " " STR_FMT, STR_ARG(object));
        if (s->value.len && (done || s->kind == OP_CREATE || s->kind == OP_JOIN))
            buf_printf(&out, " " STR_FMT, STR_ARG(s->value));
    }
    if (s->failed && done && !is_access(s->kind))
        buf_cstr(&out, " in vain");
    struct buf clean = {0};
    utf8_printable(&clean, buf_view(&out));
    struct str kept = arena_str(a, buf_view(&clean));
    buf_release(&out);
    buf_release(&clean);
    return kept;
}

/* "Thread 2, line 12, in worker: `n++` reads n: 0." */
static struct str sentence(struct arena *a, const struct thread_step *s, struct str source)
{
    struct buf out = {0}, clean = {0};
    bool quoted = source.len && (is_access(s->kind) || !str_eq(source, s->object));
    buf_printf(&out, s->thread ? "Thread %d" : "Main", s->thread);
    if (s->at.line > 0)
        buf_printf(&out, ", line %d", s->at.line);
    buf_cstr(&out, ": ");
    if (quoted)
        buf_printf(&out, "`" STR_FMT "` ", STR_ARG(source));
    bool refused = s->failed && is_access(s->kind);
    buf_cstr(&out, refused ? "finds" : s->word ? s->word : "");
    if (s->object.len && !(quoted && str_eq(source, s->object)))
        buf_printf(&out, " " STR_FMT, STR_ARG(s->object));
    if (s->value.len && is_access(s->kind))
        buf_printf(&out, refused || s->kind == OP_READ || s->kind == OP_LOAD ? ": it is " STR_FMT
                                                                             : ": now " STR_FMT,
                   STR_ARG(s->value));
    else if (s->value.len)
        buf_printf(&out, " " STR_FMT, STR_ARG(s->value));
    if (s->failed)
        buf_cstr(&out, refused ? "; nothing is changed" : "; it was not to be had");
    if (s->choices > 1)
        buf_printf(&out, "; choice %d of %d", s->picked + 1, s->choices);
    buf_char(&out, '.');
    if (s->preempted)
        buf_cstr(&out, " Preemption: the thread before it could have gone on.");
    utf8_printable(&clean, buf_view(&out));
    struct str kept = arena_str(a, buf_view(&clean));
    buf_release(&out);
    buf_release(&clean);
    return kept;
}

/* ---- lanes ------------------------------------------------------------------------ */

enum { THREADS_SHOWN = 64 };

struct making {
    struct arena *arena;
    const struct run_result *run;
    const struct source_file *files;
    size_t file_count;
    uint64_t upto;
    struct lanes l;
    int lane_of[THREADS_SHOWN];
};

static int find_lane(struct making *m, int thread)
{
    return thread >= 0 && thread < THREADS_SHOWN ? m->lane_of[thread] : LANE_NONE;
}

static void find_threads(struct making *m)
{
    bool there[THREADS_SHOWN] = {true};
    struct str function[THREADS_SHOWN] = {{0}};
    const struct run_result *r = m->run;
    for (size_t i = 0; i < r->order_count; i++) {
        const struct thread_step *s = &r->order[i];
        if (s->thread < 0 || s->thread >= THREADS_SHOWN || s->tick >= m->upto)
            continue;
        there[s->thread] = true;
        if (!function[s->thread].len && s->kind != OP_START && s->kind != OP_EXIT) /* its maker's */
            function[s->thread] = s->at.function;
    }
    m->l.threads = arena_array(m->arena, THREADS_SHOWN, sizeof *m->l.threads);
    for (int t = 0; t < THREADS_SHOWN; t++) {
        m->lane_of[t] = LANE_NONE;
        if (!there[t])
            continue;
        m->lane_of[t] = m->l.count;
        m->l.threads[m->l.count++] = (struct lane){t, lane_name(m->arena, t), function[t]};
    }
}

static struct lane_row *add_row(struct making *m)
{
    return &m->l.rows[m->l.row_count++];
}

/* What a finding tells of that is no row yet: a thread that waits for ever, a failed
 * assertion that touches nothing shared. */
static void add_told(struct making *m, int thread, const struct place *at,
                     uint64_t step, struct str text)
{
    int lane = find_lane(m, thread);
    if (lane < 0)
        return;
    struct lane_row *row = add_row(m);
    struct str name = lane_name(m->arena, thread);
    struct buf clean = {0};
    utf8_printable(&clean, text);
    *row = (struct lane_row){.lane = lane, .line = at->line, .run_step = step, .fails = true,
                             .text = arena_str(m->arena, buf_view(&clean))};
    row->sentence = str_from(arena_printf(m->arena, thread ? "T" STR_FMT ", line %d: " STR_FMT "."
                                                           : "M" STR_FMT ", line %d: " STR_FMT ".",
                                          STR_ARG(str_slice(name, 1, name.len)), at->line,
                                          STR_ARG(row->text)));
    buf_release(&clean);
}

/* "waits to lock m": of "the mutex 'm'" the name, as steps have it. */
static struct str party_text(struct arena *a, const struct party *p)
{
    const char *from = p->object.len ? memchr(p->object.at, '\'', p->object.len) : NULL;
    size_t at = from ? (size_t)(from - p->object.at) + 1 : 0;
    if (from && at + 1 < p->object.len && p->object.at[p->object.len - 1] == '\'')
        return str_from(arena_printf(a, "%s " STR_FMT, p->does ? p->does : "is at",
                                     STR_ARG(str_slice(p->object, at, p->object.len - 1))));
    return str_from(arena_printf(a, "%s%s" STR_FMT, p->does ? p->does : "is here",
                                 p->object.len ? " " : "", STR_ARG(p->object)));
}

/* The finding that the run is shown for: what broke, before what merely raced. */
static const struct finding *main_finding(const struct run_result *r)
{
    for (size_t i = 0; i < r->finding_count; i++)
        if (!finding_is_race(r->findings[i].code))
            return &r->findings[i];
    return r->finding_count ? &r->findings[0] : NULL;
}

/* made: false of an access that broke, which has no value. */
static void tell_row(struct making *m, struct lane_row *row, const struct thread_step *step, bool made)
{
    struct str source = lane_source(m->arena, &step->at, m->files, m->file_count);
    struct thread_step s = *step;
    if (!made)
        s.value = (struct str){0};
    row->text = lane_brief(m->arena, &s, source, true);
    row->sentence = sentence(m->arena, &s, source);
}

/* The access that broke has a row as steps have; if the run ended there it was not made, so
 * nothing is told of a value. False: the last that the thread did is something else. */
static bool mark_access(struct making *m, const struct finding *f)
{
    for (size_t k = m->l.row_count; f->access && k--;) {
        struct lane_row *row = &m->l.rows[k];
        if (m->l.threads[row->lane].thread != f->thread)
            continue;
        if (!row->step || !is_access(row->step->kind) || row->line != f->at.line)
            return false;
        row->fails = true;
        tell_row(m, row, row->step, k + 1 < m->l.row_count);
        return true;
    }
    return false;
}

static void add_finding(struct making *m, const struct finding *f)
{
    bool whole = m->upto == UINT64_MAX, told = false;
    uint64_t last = m->l.row_count ? m->l.rows[m->l.row_count - 1].run_step : 0;
    bool reached = whole || (f->step && f->step <= last);
    if (!reached)
        return;
    for (size_t i = 0; i < f->party_count; i++) {
        const struct party *p = &f->parties[i];
        bool is_row = false;
        for (size_t k = 0; k < m->l.row_count && !is_row; k++)
            is_row = m->l.rows[k].fails && m->l.threads[m->l.rows[k].lane].thread == p->thread &&
                     m->l.rows[k].line == p->at.line;
        if (!is_row && whole) {
            add_told(m, p->thread, &p->at, p->step, party_text(m->arena, p));
            told = true;
        }
    }
    bool any = told;
    for (size_t k = 0; k < m->l.row_count; k++)
        any |= m->l.rows[k].fails;
    if (!any && !mark_access(m, f))
        add_told(m, f->thread, &f->at, f->step, str_from(f->code));
    for (size_t k = m->l.row_count; k-- && m->l.fail_row == SIZE_MAX;)
        if (m->l.rows[k].fails)
            m->l.fail_row = k;
    if (m->l.fail_row != SIZE_MAX)
        m->l.rows[m->l.fail_row].code = f->code;
}

static void make_rows(struct making *m)
{
    const struct run_result *r = m->run;
    const struct finding *f = main_finding(r);
    size_t room = r->order_count + 1;
    for (size_t i = 0; i < r->finding_count; i++)
        room += r->findings[i].party_count;
    m->l.rows = arena_array(m->arena, room, sizeof *m->l.rows);
    m->l.fail_row = SIZE_MAX;
    bool of_memory = f && (f->has_object || f->address || f->access || f->party_count);
    bool ours = f && f == &r->findings[0]; /* steps are marked for the first one */
    for (size_t i = 0; i < r->order_count; i++) {
        const struct thread_step *s = &r->order[i];
        int lane = find_lane(m, s->thread);
        if (s->tick >= m->upto || lane < 0 || !is_shown(s, of_memory))
            continue;
        struct lane_row *row = add_row(m);
        *row = (struct lane_row){.step = s, .lane = lane, .line = s->at.line, .run_step = s->step,
                                 .preempted = s->preempted, .fails = ours && s->part_of_finding};
        bool broke = row->fails && is_access(s->kind) && f->access && !finding_is_race(f->code) &&
                     s->thread == f->thread && s->step == f->step && i + 1 == r->order_count;
        tell_row(m, row, s, !broke);
        m->l.preemptions += s->preempted;
    }
    if (f)
        add_finding(m, f);
}

/* ---- bars ---------------------------------------------------------------------------- */

static bool takes(const struct thread_step *s)
{
    return !s->failed && (s->kind == OP_LOCK || s->kind == OP_TRYLOCK || s->kind == OP_LOCK_SHARED ||
                          s->kind == OP_TRYLOCK_SHARED);
}

static bool gives(const struct thread_step *s)
{
    return s->kind == OP_UNLOCK || s->kind == OP_UNLOCK_SHARED;
}

/* The lock that a wait on a condition gave up: what the thread takes next, if it comes to
 * that, else what it took last. SIZE_MAX: no bar of it. */
static size_t given_up(struct making *m, size_t row, int lane)
{
    const struct thread_step *lock = NULL;
    size_t last = SIZE_MAX;
    for (size_t k = row + 1; k < m->l.row_count && !lock; k++) {
        if (m->l.rows[k].lane != lane || !m->l.rows[k].step)
            continue;
        if (m->l.rows[k].step->kind != OP_LOCK)
            break;
        lock = m->l.rows[k].step;
    }
    for (size_t b = 0; b < m->l.bar_count; b++)
        if (m->l.bars[b].lane == lane && m->l.bars[b].open &&
            (!lock || same_place(m->l.rows[m->l.bars[b].from].step, lock)))
            last = b;
    return last;
}

static struct str row_object(struct making *m, const struct thread_step *s)
{
    return step_object(s, lane_source(m->arena, &s->at, m->files, m->file_count));
}

static void add_held(struct making *m)
{
    m->l.bars = arena_array(m->arena, 2 * m->l.row_count + 1, sizeof *m->l.bars);
    for (size_t i = 0; i < m->l.row_count; i++) {
        const struct lane_row *row = &m->l.rows[i];
        const struct thread_step *s = row->step;
        if (!s)
            continue;
        if (takes(s) && (s->object.len || s->address)) {
            m->l.bars[m->l.bar_count++] =
                (struct lane_bar){.lane = row->lane, .from = i, .to = m->l.row_count - 1, .open = true,
                                  .lock = row_object(m, s)};
        } else if (gives(s)) {
            for (size_t b = m->l.bar_count; b--;) {
                struct lane_bar *bar = &m->l.bars[b];
                if (!bar->open || bar->lane != row->lane ||
                    !same_place(m->l.rows[bar->from].step, s))
                    continue;
                bar->open = false;
                bar->to = i;
                break;
            }
        } else if (s->kind == OP_WAIT) {
            size_t b = given_up(m, i, row->lane);
            if (b != SIZE_MAX) {
                m->l.bars[b].open = false;
                m->l.bars[b].to = i;
            }
        }
    }
}

/* The row of the thread's step before this row; SIZE_MAX: none. */
static size_t step_before(const struct making *m, size_t row)
{
    for (size_t k = row; k--;)
        if (m->l.rows[k].lane == m->l.rows[row].lane)
            return k;
    return SIZE_MAX;
}

/* lock: the step that takes it, in this row or, who waits for ever, of another thread. */
static void add_wait(struct making *m, size_t row, const struct thread_step *lock, size_t held)
{
    size_t from = step_before(m, row);
    bool taken = m->l.rows[row].step != NULL;
    size_t first = SIZE_MAX, last = taken ? row : row + 1;
    from = from == SIZE_MAX ? 0 : from + 1;
    for (size_t b = 0; b < held && from < last; b++) {
        const struct lane_bar *bar = &m->l.bars[b];
        if (bar->lane == m->l.rows[row].lane || !same_place(m->l.rows[bar->from].step, lock) ||
            bar->to < from || bar->from >= last)
            continue;
        size_t begin = bar->from + 1 > from ? bar->from + 1 : from;
        first = begin < first ? begin : first;
    }
    if (first < last)
        m->l.bars[m->l.bar_count++] =
            (struct lane_bar){.lane = m->l.rows[row].lane, .from = first, .to = last - 1,
                              .waits = true, .open = !taken, .lock = row_object(m, lock)};
}

static void add_waits(struct making *m)
{
    size_t held = m->l.bar_count;
    for (size_t i = 0; i < m->l.row_count; i++) {
        const struct thread_step *s = m->l.rows[i].step;
        if (s && (s->kind == OP_LOCK || s->kind == OP_LOCK_SHARED) && (s->object.len || s->address))
            add_wait(m, i, s, held);
    }
    const struct finding *f = main_finding(m->run); /* they wait for ever */
    for (size_t p = 0; f && p < f->party_count; p++)
        for (size_t i = 0; i < m->l.row_count; i++) {
            const struct lane_row *row = &m->l.rows[i];
            if (row->step || m->l.threads[row->lane].thread != f->parties[p].thread)
                continue;
            for (size_t b = 0; b < held; b++) { /* "the mutex 'm'" names the lock 'm' */
                struct str quoted = str_from(arena_printf(m->arena, "'" STR_FMT "'", STR_ARG(m->l.bars[b].lock)));
                struct str object = f->parties[p].object;
                if (str_eq(object, m->l.bars[b].lock) ||
                    (object.len && memmem(object.at, object.len, quoted.at, quoted.len))) {
                    add_wait(m, i, m->l.rows[m->l.bars[b].from].step, held);
                    break;
                }
            }
        }
}

static bool overlap(const struct lane_bar *a, const struct lane_bar *b)
{
    return a->lane == b->lane && a->from <= b->to && b->from <= a->to;
}

/* By first row, and those that hold at once beside each other. */
static void order_bars(struct making *m)
{
    struct lane_bar *bars = m->l.bars;
    for (size_t i = 1; i < m->l.bar_count; i++)
        for (size_t k = i; k && bars[k].from < bars[k - 1].from; k--) {
            struct lane_bar swap = bars[k];
            bars[k] = bars[k - 1];
            bars[k - 1] = swap;
        }
    for (size_t i = 0; i < m->l.bar_count; i++) {
        unsigned taken = 0;
        for (size_t k = 0; k < i; k++)
            if (overlap(&bars[i], &bars[k]))
                taken |= 1u << bars[k].track;
        while (bars[i].track < LANE_TRACKS - 1 && taken & 1u << bars[i].track)
            bars[i].track++;
    }
}

/* ---- joins ---------------------------------------------------------------------------- */

/* The nearest row before `to` that conflicts with it, and with nothing of the same object by
 * `to`'s own thread between that would have seen it already. */
static size_t conflict_before(const struct making *m, size_t to)
{
    const struct lane_row *now = &m->l.rows[to];
    size_t end = to > LANE_JOIN_ROWS ? to - LANE_JOIN_ROWS : 0;
    for (size_t k = to; k-- > end;) {
        const struct lane_row *was = &m->l.rows[k];
        if (!was->step || !is_access(was->step->kind) || !same_place(was->step, now->step))
            continue;
        if (was->lane == now->lane && (writes(was->step->kind) || !writes(now->step->kind)))
            return SIZE_MAX;
        if (was->lane != now->lane && (writes(was->step->kind) || writes(now->step->kind)))
            return k;
    }
    return SIZE_MAX;
}

static void make_joins(struct making *m)
{
    m->l.joins = arena_array(m->arena, m->l.row_count + 1, sizeof *m->l.joins);
    for (size_t i = 0; i < m->l.row_count; i++) {
        const struct lane_row *row = &m->l.rows[i];
        if (!row->step || !is_access(row->step->kind))
            continue;
        size_t from = conflict_before(m, i);
        if (from != SIZE_MAX)
            m->l.joins[m->l.join_count++] = (struct lane_join){from, i, LANE_NONE};
    }
    for (size_t i = 0; i < m->l.join_count; i++) {
        struct lane_join *j = &m->l.joins[i];
        int left = m->l.rows[j->from].lane < m->l.rows[j->to].lane ? m->l.rows[j->from].lane
                                                                   : m->l.rows[j->to].lane;
        unsigned taken = 0;
        for (size_t k = i; k-- && m->l.joins[k].to + 2 * LANE_JOIN_ROWS > j->from;) {
            const struct lane_join *o = &m->l.joins[k];
            int beside = m->l.rows[o->from].lane < m->l.rows[o->to].lane ? m->l.rows[o->from].lane
                                                                         : m->l.rows[o->to].lane;
            if (beside == left && o->slot >= 0 && o->from <= j->to && j->from <= o->to)
                taken |= 1u << o->slot;
        }
        for (int s = 0; s < LANE_SLOTS && j->slot == LANE_NONE; s++)
            if (!(taken & 1u << s))
                j->slot = s;
    }
}

struct lanes lanes_of(struct arena *a, const struct run_result *r, const struct source_file *files,
                      size_t file_count, uint64_t upto)
{
    struct making m = {a, r, files, file_count, upto, {0}, {0}};
    find_threads(&m);
    make_rows(&m);
    add_held(&m);
    add_waits(&m);
    order_bars(&m);
    make_joins(&m);
    return m.l;
}

size_t lanes_preemption(const struct lanes *l, size_t row, int by)
{
    if (by > 0) {
        for (size_t k = row + 1; k < l->row_count; k++)
            if (l->rows[k].preempted)
                return k;
    } else {
        for (size_t k = row < l->row_count ? row : l->row_count; k--;)
            if (l->rows[k].preempted)
                return k;
    }
    return SIZE_MAX;
}
