/* What was found of ownership before the run, against what the run did.
 *
 * A finding of the check says that on some path a rule is broken; a run shows one path. So each
 * finding has a standing. CONFIRMED: something that such a breach leads to happened where the finding
 * says, in a run, in one of its failures or in one of its orders of threads. SURVIVED: nothing was
 * seen, which says little, and where to look for a run that does not survive is worked out from the
 * path: a branch on a call that can fail asks for that failure, a lock for another order of the
 * threads, any other branch for another input. CONTRADICTED: the run went that way and shows that the
 * resource did not get lost; then somebody ends it whom no contract names, and that is what is told.
 *
 * Which call a branch depends on is read from the text: the calls in the condition, or in the line
 * that last gave one of its names a value, through functions of the program that call others. That
 * is a guess at where to look, never a verdict, and its work is bounded: sources are hostile. */
#include "study/room.h"

#include "study/lanes.h"

#include <string.h>

/* ---- what a breach leads to in a run --------------------------------------------------------- */

static const struct { enum contract_code code; const char *shown[8]; } SHOWN[] = {
    {CONTRACT_CODE_USE_AFTER_MOVE, {"use-after-free", "use-after-move", "closed-handle-use", "double-free",
                                    "double-close", "null-dereference", "wild-pointer"}},
    {CONTRACT_CODE_MOVED_TWICE, {"double-free", "double-close", "use-after-free", "use-after-move", "closed-handle-use",
                                 "invalid-free", "moved-twice"}},
    {CONTRACT_CODE_OWNER_DROPPED, {"leak", "handle-leak", "thread-leak", "owner-dropped"}},
    {CONTRACT_CODE_FREED_BORROW, {"double-free", "freed-borrow", "use-after-free", "invalid-free", "double-close",
                                  "closed-handle-use"}},
    {CONTRACT_CODE_GIVES_BORROW, {"gives-borrow", "invalid-free", "double-free", "use-after-return", "use-after-free"}},
    {CONTRACT_CODE_BORROW_OUTLIVES_OWNER, {"use-after-free", "use-after-scope", "use-after-return",
                                           "closed-handle-use"}},
    {CONTRACT_CODE_BORROW_INVALIDATED, {"use-after-free", "use-after-scope", "closed-handle-use", "out-of-bounds-read",
                                        "out-of-bounds-write"}},
    {CONTRACT_CODE_RETURNS_LOCAL, {"use-after-return", "use-after-scope"}},
    {CONTRACT_CODE_MAYBE_NULL, {"null-dereference", "crash"}},
    {CONTRACT_CODE_UNSET_OUT_PARAMETER, {"uninitialised-read", "wild-pointer", "invalid-free", "null-dereference",
                                         "use-after-free", "double-free"}},
    {CONTRACT_CODE_RESULT_IGNORED, {"failure-unnoticed", "null-dereference", "leak", "recovery-failed"}},
    {CONTRACT_CODE_LOCK_HELD_AT_EXIT, {"lock-held-at-exit", "lock-misuse", "deadlock"}},
    {CONTRACT_CODE_LOCK_MISUSE, {"lock-misuse", "deadlock"}},
    {CONTRACT_CODE_GUARDED_WITHOUT_LOCK, {"guarded-without-lock", "data-race", "atomicity-violation"}},
};

static bool leads_to(enum contract_code code, const char *shown)
{
    for (size_t i = 0; i < COUNT(SHOWN); i++)
        for (size_t k = 0; SHOWN[i].code == code && k < COUNT(SHOWN[i].shown) && SHOWN[i].shown[k]; k++)
            if (!strcmp(SHOWN[i].shown[k], shown))
                return true;
    return false;
}

static bool same_line(const struct place *a, const struct place *b)
{
    return a->line > 0 && a->line == b->line && str_eq(a->file, b->file);
}

/* Did this place take part in what the run shows? */
static bool part_of(const struct finding *f, const struct place *at)
{
    bool part = same_line(&f->at, at) || same_line(&f->lost, at);
    for (size_t i = 0; i < f->stack_count; i++)
        part = part || same_line(&f->stack[i], at);
    for (size_t i = 0; i < f->party_count; i++)
        part = part || same_line(&f->parties[i].at, at);
    return part;
}

/* The same block's story: where it was made, and where it went. */
static bool same_block(const struct finding *f, const struct contract_found *of)
{
    bool made = false, gone = false;
    for (size_t i = 0; i < of->step_count; i++) {
        const struct contract_step *s = &of->steps[i];
        made = made || (s->role == CONTRACT_ROLE_OWNED && same_line(&f->made, &s->at));
        for (size_t k = 0; k < f->made_count && s->role == CONTRACT_ROLE_OWNED; k++)
            made = made || same_line(&f->made_stack[k], &s->at); /* by a function that gives */
        bool ends = s->role == CONTRACT_ROLE_MOVED || s->role == CONTRACT_ROLE_FREED || s->role == CONTRACT_ROLE_CHANGED;
        gone = gone || (ends && same_line(&f->freed, &s->at));
        for (size_t k = 0; k < f->freed_count && ends; k++)
            gone = gone || same_line(&f->freed_stack[k], &s->at);
    }
    return made && (gone || of->code == CONTRACT_CODE_OWNER_DROPPED);
}

bool contract_shown_by(const struct contract_found *of, const struct finding *f)
{
    return leads_to(of->code, f->code) && (part_of(f, &of->at) || same_block(f, of));
}

static const struct finding *shown_among(const struct contract_found *of, const struct finding *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (contract_shown_by(of, &list[i]))
            return &list[i];
    return NULL;
}

/* In a run as it went, else in an order of its threads, else under a failure. */
static bool confirm(const struct verdict *v, struct contract_stand *ret)
{
    const struct contract_found *of = ret->found;
    for (size_t r = 0; r < v->run_count; r++) {
        const struct run_result *run = &v->runs[r];
        ret->run = r;
        if ((ret->finding = shown_among(of, run->findings, run->finding_count)))
            return true;
        for (size_t i = 0; run->schedules && i < run->schedules->failure_count; i++)
            if (contract_shown_by(of, &run->schedules->failures[i].finding)) {
                ret->finding = &run->schedules->failures[i].finding;
                ret->schedule = run->schedules->failures[i].schedule;
                return true;
            }
        for (size_t i = 0; run->sweep && i < run->sweep->count; i++) {
            const struct fault_cell *c = &run->sweep->cells[i];
            bool ignored = of->code == CONTRACT_CODE_RESULT_IGNORED && c->state == FAULT_UNNOTICED &&
                           same_line(&c->at, &of->at);
            if (c->state == FAULT_HANDLED || !(ignored || (c->finding && contract_shown_by(of, c->finding))))
                continue;
            ret->finding = c->finding;
            ret->cell = c;
            return true;
        }
    }
    ret->run = 0;
    return false;
}

/* ---- the text: functions, and which calls may fail -------------------------------------------- */

static const struct { const char *name, *class; } FALLIBLE[] = {
    {"malloc", "alloc"}, {"calloc", "alloc"}, {"realloc", "alloc"}, {"reallocarray", "alloc"}, {"strdup", "alloc"},
    {"strndup", "alloc"}, {"aligned_alloc", "alloc"}, {"posix_memalign", "alloc"}, {"asprintf", "alloc"},
    {"getline", "alloc,read"}, {"getdelim", "alloc,read"}, {"open_memstream", "alloc"},
    {"fopen", "open"}, {"freopen", "open"}, {"fdopen", "open"}, {"open", "open"}, {"tmpfile", "open"},
    {"fread", "read"}, {"fgets", "read"}, {"fgetc", "read"}, {"getc", "read"}, {"read", "read"}, {"fscanf", "read"},
    {"fwrite", "write"}, {"fputs", "write"}, {"fputc", "write"}, {"putc", "write"}, {"fprintf", "write"},
    {"write", "write"}, {"fclose", "close"}, {"close", "close"}, {"fflush", "flush"}, {"fsync", "flush"},
    {"rename", "name"}, {"remove", "name"}, {"unlink", "name"}, {"ftruncate", "name"},
    {"pthread_create", "thread"}, {"thrd_create", "thread"},
    {"pthread_mutex_init", "lock"}, {"pthread_mutex_lock", "lock"}, {"pthread_mutex_trylock", "lock"},
    {"mtx_init", "lock"}, {"mtx_lock", "lock"}, {"mtx_trylock", "lock"},
};

/* Names read for one finding; calls followed; functions of a program; bytes of a condition. */
enum { WORK = 20 * 1000, DEPTH = 6, FUNCTIONS = 2000, CONDITION = 400 };

struct body { struct str file, name, text; int first, last; /* lines */ };
struct reader {
    struct arena *arena;
    const struct source_file *files;
    size_t file_count;
    struct str *plain;    /* the texts, comments and quotes blanked out */
    struct str **lines;   /* of each */
    size_t *line_count;
    VEC(struct body) bodies;
    int work;
};

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* The next name of a text; false: there is none. */
static bool next_name(struct str text, size_t *at, struct str *ret)
{
    while (*at < text.len && !name_char(text.at[*at]))
        ++*at;
    size_t from = *at;
    while (*at < text.len && name_char(text.at[*at]))
        ++*at;
    *ret = str_slice(text, from, *at);
    return ret->len > 0;
}

static char behind(struct str text, size_t at)
{
    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t' || text.at[at] == '\n'))
        at++;
    return at < text.len ? text.at[at] : '\0';
}

/* Braces at file scope behind a `)` are a function's body; its name stands in front of the last
 * parenthesis that opens at file scope: `borrows_from(l) const char *first(borrows struct list *l)`. */
static void read_bodies(struct reader *r, struct str file, struct str text)
{
    int depth = 0, parens = 0, line = 1, first = 0;
    size_t body = 0;
    struct str name = {0};
    char last = ';';
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        line += c == '\n';
        if (depth == 0 && c == '(' && parens++ == 0) {
            size_t to = i;
            while (to > 0 && (text.at[to - 1] == ' ' || text.at[to - 1] == '\n'))
                to--;
            size_t from = to;
            while (from > 0 && name_char(text.at[from - 1]))
                from--;
            if (!str_is(str_slice(text, from, to), "__attribute__"))
                name = str_slice(text, from, to);
        } else if (depth == 0 && c == ')' && parens > 0) {
            parens--;
        } else if (c == '{' && depth++ == 0) {
            body = last == ')' && name.len ? i : SIZE_MAX;
            first = line;
        } else if (c == '}' && depth > 0 && --depth == 0) {
            if (body != SIZE_MAX && r->bodies.len < FUNCTIONS)
                vec_push(&r->bodies, ((struct body){file, name, str_slice(text, body, i + 1), first, line}));
            name = (struct str){0};
        }
        if (c != ' ' && c != '\n' && c != '\t')
            last = c;
    }
}

static void read_lines(struct reader *r, size_t file)
{
    struct str rest = r->plain[file], line;
    size_t count = 0;
    while (str_line(&rest, &line))
        count++;
    r->lines[file] = arena_array(r->arena, count + 1, sizeof **r->lines);
    rest = r->plain[file];
    while (str_line(&rest, &line))
        r->lines[file][r->line_count[file]++] = line;
}

static void reader_start(struct reader *r, struct arena *a, const struct source_file *files, size_t count)
{
    *r = (struct reader){.arena = a, .files = files, .file_count = count};
    r->plain = arena_array(a, count + 1, sizeof *r->plain);
    r->lines = arena_array(a, count + 1, sizeof *r->lines);
    r->line_count = arena_array(a, count + 1, sizeof *r->line_count);
    for (size_t i = 0; i < count; i++) {
        r->plain[i] = source_blanked(a, files[i].text, true);
        read_lines(r, i);
        read_bodies(r, files[i].name, r->plain[i]);
    }
}

static struct str plain_line(const struct reader *r, struct str file, int n)
{
    for (size_t i = 0; i < r->file_count; i++)
        if (str_eq(r->files[i].name, file) && n > 0 && (size_t)n <= r->line_count[i])
            return r->lines[i][n - 1];
    return (struct str){"", 0};
}

static const struct body *body_at(const struct reader *r, const struct place *at)
{
    for (size_t i = 0; i < r->bodies.len; i++) {
        const struct body *b = &r->bodies.at[i];
        if (str_eq(b->file, at->file) && b->first <= at->line && at->line <= b->last)
            return b;
    }
    return NULL;
}

/* Classes of the calls of a text that can fail, those inside of the program's own functions too.
 * ret_name: the first such call that stands in the text itself. */
static uint32_t fallible_in(struct reader *r, struct str text, int depth, struct str *ret_name)
{
    uint32_t classes = 0;
    size_t at = 0;
    struct str name;
    while (r->work > 0 && next_name(text, &at, &name)) {
        uint32_t one = 0;
        r->work--;
        if (behind(text, at) != '(')
            continue;
        for (size_t i = 0; i < COUNT(FALLIBLE); i++)
            if (str_is(name, FALLIBLE[i].name))
                sweep_classes(str_from(FALLIBLE[i].class), &one, &(struct error){0});
        for (size_t i = 0; !one && depth < DEPTH && i < r->bodies.len; i++) {
            r->work--;
            if (str_eq(r->bodies.at[i].name, name) && r->bodies.at[i].text.at != text.at)
                one = fallible_in(r, r->bodies.at[i].text, depth + 1, NULL);
        }
        if (one && ret_name && !ret_name->len)
            *ret_name = name;
        classes |= one;
    }
    return classes;
}

/* Where a name got its value last, at or above a line of the same function: the text from its `=`
 * on. Also a call that has its address: `read(&n)`. */
static struct str value_of(struct reader *r, const struct place *at, struct str name)
{
    const struct body *b = body_at(r, at);
    for (int n = at->line; b && n >= b->first && r->work > 0; n--) {
        struct str line = plain_line(r, at->file, n), word;
        size_t i = 0;
        r->work -= 4;
        while (r->work > 0 && next_name(line, &i, &word)) {
            r->work--;
            if (!str_eq(word, name))
                continue;
            size_t k = i, begin = i - word.len;
            while (k < line.len && line.at[k] == ' ')
                k++;
            bool set = k + 1 < line.len && line.at[k] == '=' && line.at[k + 1] != '=';
            bool handed = begin > 0 && line.at[begin - 1] == '&' && (begin < 2 || line.at[begin - 2] != '&');
            if (set)
                return str_slice(line, k + 1, line.len);
            if (handed)
                return line;
        }
    }
    return (struct str){"", 0};
}

static struct str condition_text(const struct reader *r, const struct place *at)
{
    struct str line = plain_line(r, at->file, at->line);
    if (at->column > 0 && at->length > 0 && (size_t)at->column <= line.len)
        line = str_slice(line, (size_t)at->column - 1, (size_t)at->column - 1 + (size_t)at->length);
    if (line.len > CONDITION)
        line.len = CONDITION;
    return line;
}

/* What a place depends on: calls in it, and in what gave its names their values. */
static uint32_t fallible_behind(struct reader *r, const struct place *at, struct str *ret_name)
{
    struct str text = condition_text(r, at), name;
    uint32_t classes = fallible_in(r, text, 0, ret_name);
    for (size_t i = 0; !classes && next_name(text, &i, &name);)
        classes = fallible_in(r, value_of(r, at, name), 0, ret_name);
    return classes;
}

/* ---- where to look ---------------------------------------------------------------------------- */

static bool about_locks(enum contract_code c)
{
    return c == CONTRACT_CODE_GUARDED_WITHOUT_LOCK || c == CONTRACT_CODE_LOCK_HELD_AT_EXIT ||
           c == CONTRACT_CODE_LOCK_MISUSE;
}

static bool about_failing(enum contract_code c)
{
    return c == CONTRACT_CODE_MAYBE_NULL || c == CONTRACT_CODE_RESULT_IGNORED || c == CONTRACT_CODE_UNSET_OUT_PARAMETER;
}

static bool holds(struct str text, const char *part)
{
    return memmem(text.at, text.len, part, strlen(part)) != NULL;
}

/* Does the path go on as if the call had failed? `p == NULL` is true, `p` is false. What is not
 * understood may be. */
static bool goes_with_failure(const struct reader *r, const struct contract_step *s)
{
    struct str text = str_trim(condition_text(r, &s->at));
    bool taken = str_ends(s->message, "true");
    if (str_ends(s->message, "is NULL") || str_ends(s->message, "is not NULL"))
        return str_ends(s->message, "is NULL"); /* a pointer, in whatever way it is asked */
    bool bad = (text.len > 1 && text.at[0] == '!' && text.at[1] != '=') || holds(text, "== NULL") || holds(text, "< 0") ||
               holds(text, "!= 0") || holds(text, "== -1") || holds(text, "== EOF");
    return bad == taken || !(taken || str_ends(s->message, "false"));
}

/* `p == NULL`, `!p`, `p`: a question about a pointer, mostly. */
static bool tests_null(struct str text)
{
    size_t n = 0;
    while (n < text.len && name_char(text.at[n]))
        n++;
    return holds(text, "NULL") || (text.len && text.at[0] == '!') || n == text.len;
}

/* Is a condition of the form that asks whether a call worked: that, or `read(f) < 0`? */
static bool asks_whether_it_worked(struct str text)
{
    static const char *const forms[] = {"< 0", ">= 0", "!= 0", "== 0", "== -1", "!= -1", "EOF"};
    bool asks = tests_null(text) || (text.len && text.at[text.len - 1] == ')');
    for (size_t i = 0; i < COUNT(forms); i++)
        asks = asks || holds(text, forms[i]);
    return asks;
}

/* The last branch of the path on a call that fails; of findings about what may be missing also what
 * a place of theirs depends on. ret_other: the last branch that depends on no call. */
static void look_at_failures(struct reader *r, struct contract_stand *s, const struct place **ret_other)
{
    const struct contract_found *of = s->found;
    bool failing = about_failing(of->code);
    for (size_t i = of->step_count; i-- > 0;) {
        const struct contract_step *step = &of->steps[i];
        struct str call = {0};
        bool branch = step->role == CONTRACT_ROLE_BRANCH;
        uint32_t classes = branch || failing ? fallible_behind(r, &step->at, &call) : 0;
        struct str text = str_trim(condition_text(r, &step->at));
        if (branch && !asks_whether_it_worked(text))
            classes = 0; /* what it is about came out of a call, but it is not about that */
        if (branch && !classes && !*ret_other && !(tests_null(text) && !goes_with_failure(r, step)))
            *ret_other = &step->at;
        if (!classes || s->sweep || (branch && !goes_with_failure(r, step)))
            continue;
        s->sweep = classes;
        s->branch = step->at;
        s->call = call;
    }
    if (!s->sweep && failing) {
        s->sweep = fallible_behind(r, &of->at, &s->call);
        s->branch = of->at;
    }
}

static const struct place *last_branch(const struct contract_found *of)
{
    for (size_t i = of->step_count; i-- > 0;)
        if (of->steps[i].role == CONTRACT_ROLE_BRANCH)
            return &of->steps[i].at;
    return NULL;
}

/* Where a borrow may end, or a block change hands: a run survives as long as that does not really
 * happen. */
static const struct contract_step *ender(const struct contract_found *of)
{
    for (size_t i = of->step_count; i-- > 0;)
        if (of->steps[i].role == CONTRACT_ROLE_CHANGED || of->steps[i].role == CONTRACT_ROLE_MOVED)
            return &of->steps[i];
    return NULL;
}

static void find_look(struct reader *r, const struct verdict *v, struct contract_stand *s)
{
    const struct place *branch = NULL;
    size_t threads = verdict_threads(v);
    s->look = LOOK_NOWHERE;
    if (s->found->code == CONTRACT_CODE_CONTRACT_MISMATCH || s->found->code == CONTRACT_CODE_CANNOT_TELL)
        return;
    r->work = WORK;
    look_at_failures(r, s, &branch);
    if (s->sweep) {
        s->look = LOOK_SWEEP;
        for (size_t i = 0; i < v->run_count; i++)
            s->swept = s->swept || v->runs[i].sweep;
    } else if (about_locks(s->found->code) && threads != SIZE_MAX) {
        s->look = LOOK_SCHEDULES;
        s->run = threads;
    } else if (s->found->code == CONTRACT_CODE_BORROW_INVALIDATED && (s->ends = ender(s->found))) {
        s->look = LOOK_INPUT;
        s->branch = s->ends->at;
    } else if (branch) {
        s->look = LOOK_INPUT;
        s->branch = *branch;
    } else {
        s->branch = (struct place){0};
    }
}

/* ---- the standing ------------------------------------------------------------------------------- */

static bool in_order(const struct run_result *run)
{
    return run->ran && !run->limit && !run->finding_count;
}

/* Did the run come to the line? From its trace; without one: in main, if no branch leads there. */
static enum contract_reached reached(const struct reader *r, const struct verdict *v, const struct contract_stand *s,
                                     const struct trace *t)
{
    const struct place *at = &s->found->at;
    const struct body *b = body_at(r, at);
    if (t) {
        struct arena a = {0};
        enum contract_reached is = REACHED_UNKNOWN;
        for (size_t i = 0; i < r->file_count && is == REACHED_UNKNOWN; i++)
            if (str_eq(r->files[i].name, at->file))
                is = moment_visits(t, &a, (uint32_t)i, at->line, NULL) ? REACHED : REACHED_NOT;
        arena_release(&a);
        return is;
    }
    bool straight = b && str_is(b->name, "main") && !last_branch(s->found) && s->run < v->run_count;
    return straight && in_order(&v->runs[s->run]) ? REACHED : REACHED_UNKNOWN;
}

/* Whatever the path says, nothing was lost: what was allocated was freed. */
static bool all_given_back(const struct verdict *v, size_t run)
{
    const struct run_result *r = run < v->run_count ? &v->runs[run] : NULL;
    return r && in_order(r) && !v->unchecked && r->allocations > 0 && r->allocations == r->frees && !r->reachable_blocks;
}

static bool ran(const struct verdict *v)
{
    for (size_t i = 0; i < v->run_count; i++)
        if (v->runs[i].ran)
            return true;
    return false;
}

static struct contract_stand stand(struct reader *r, const struct verdict *v, const struct contract_found *of,
                                   const struct trace *t)
{
    struct contract_stand s = {.found = of, .standing = STANDING_UNTRIED};
    if (confirm(v, &s)) {
        s.standing = STANDING_CONFIRMED;
        return s;
    }
    find_look(r, v, &s);
    if (!ran(v))
        return s;
    s.standing = STANDING_SURVIVED;
    s.reached = reached(r, v, &s, t);
    if (s.look == LOOK_INPUT && s.reached == REACHED && !s.ends && (s.ends = ender(of)))
        s.branch = s.ends->at; /* it went that way already */
    if (of->code == CONTRACT_CODE_OWNER_DROPPED && s.reached == REACHED && !last_branch(of) && all_given_back(v, s.run)) {
        s.standing = STANDING_CONTRADICTED;
        s.look = LOOK_NOWHERE;
    }
    return s;
}

struct contract_stand *contract_stands(struct arena *a, const struct verdict *v, const struct source_file *files,
                                       size_t file_count, const struct trace *t, size_t *ret_count)
{
    const struct ownership *o = v->ownership;
    struct contract_stand *all = arena_array(a, (o ? o->found_count : 0) + 1, sizeof *all);
    *ret_count = o ? o->found_count : 0;
    if (!*ret_count)
        return all;
    struct reader r;
    reader_start(&r, a, files, file_count);
    for (size_t i = 0; i < *ret_count; i++)
        all[i] = stand(&r, v, &o->found[i], t);
    vec_release(&r.bodies);
    return all;
}

bool contract_look_attempt(struct arena *a, const struct attempt *all, const struct contract_stand *s,
                           struct attempt *ret)
{
    if (s->look == LOOK_SWEEP) {
        *ret = attempt_for_sweep(a, all, s->run);
        ret->sweep = s->sweep;
        ret->pairs = s->swept;
        return true;
    }
    if (s->look == LOOK_SCHEDULES) {
        *ret = attempt_for_lanes(a, all, s->run, (struct str){"", 0}, JUDGE_SCHEDULES);
        return true;
    }
    return false;
}

/* ---- exercises ------------------------------------------------------------------------------------ */

unsigned contracts_wanted(const struct exercise *ex)
{
    bool runs = exercise_writes(ex->kind) && ex->kind != EXERCISE_WRITE_TESTS;
    return runs && !str_is(ex->contracts, "off") ? CONTRACTS_CHECK : 0;
}

bool contracts_count(const struct exercise *ex, const struct verdict *v)
{
    if (!contracts_wanted(ex))
        return false;
    return ex->contracts.len || (v->ownership && v->ownership->notation);
}

bool contract_counts(const struct exercise *ex, const struct verdict *v, const struct contract_found *f)
{
    if (!contracts_count(ex, v) || !grade_own_file(ex, f->at.file))
        return false;
    return f->code != CONTRACT_CODE_CANNOT_TELL || str_is(ex->contracts, "whole");
}
