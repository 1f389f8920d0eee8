/* What happened to a block, told with the learner's own lines, and what to
 * look at. A finding has one sentence from the judge; here it gets its place,
 * the story of the object ("the 40 bytes allocated at line 9 were freed at
 * line 17") and one piece of advice per code. */
#include "study/room.h"

#include <string.h>

struct advice {
    const char *code;
    const char *look;
};
static const struct advice ADVICE[] = {
    {"leak", "Every block needs one free() on every way out. Follow the pointer from the line that "
             "allocates: where is the last place that still knows it?"},
    {"double-free", "Decide which of the two places owns the block; only the owner frees. Setting a "
                    "pointer to NULL after free() helps with this pointer, not with its copies."},
    {"invalid-free", "free() takes exactly what malloc, calloc or realloc returned: not the address of "
                     "a variable, and not a pointer that was moved along."},
    {"handle-leak", "Every fopen() needs one fclose() on every way out, also on the ways out that were "
                    "written in a hurry."},
    {"double-close", "Decide which of the two places owns the file; only the owner closes it."},
    {"closed-handle-use", "Use a file first, close it last, and ask after fopen() whether it gave NULL. "
                          "A thread is joined or detached once, and not used after that."},
    {"null-dereference", "The pointer was NULL. Where did it get its value, and what if that call "
                         "had nothing to give?"},
    {"crash", "Ask of every pointer in that line: which block does it point to, and does that block "
              "still exist?"},
    {"wild-pointer", "The pointer was never given an address, or was given something that is none. "
                     "Where was it last assigned?"},
    {"use-after-free", "The block was given back before. Use it first, free it last; and after realloc() "
                       "only its result may be used."},
    {"use-after-return", "A local variable ends with its function. Return the value itself, let the "
                         "caller hand in the place, or put it on the heap."},
    {"use-after-scope", "A variable ends with the braces it was declared in. Declare it outside of them "
                        "if a pointer to it must live longer."},
    {"uninitialised-read", "C sets no variable by itself. Which line should have given it a value, and on "
                           "which way was that line left out?"},
    {"pointer-comparison", "To compare what lies there, follow both: *p < *q. Pointers themselves have an order only "
                           "within one array or struct; == and != may compare any two."},
    {"pointer-out-of-object", "A pointer may move from the first element to one past the last, and no "
                              "further, even if it is never followed. An index has no such limits."},
    {"misaligned-access", "Bytes in the middle of something else are not an int. Copy them with memcpy(), "
                          "or put the number together from its bytes. A place that you cut out for one "
                          "begins at such a multiple."},
    {"overlapping-copy", "memcpy() and strcpy() may copy in any order. memmove() is for bytes that overlap."},
    {"signed-overflow", "Which values make it that large? A wider type, or a test before the calculation, "
                        "keeps it within bounds."},
    {"shift-out-of-range", "A value of 32 bits can be shifted by 0 to 31, one of 64 bits by 0 to 63."},
    {"no-return-value", "Every way through the function must end in return with a value."},
    {"bad-array-size", "An array needs at least one element. Which values made its size, and was none of "
                       "them tested?"},
    {"stack-overflow", "A function that calls itself needs a case in which it does not; a large array "
                       "belongs on the heap."},
    {"division-by-zero", "Ask before dividing whether the divisor can be 0."},
    {"assertion-failed", "The condition inside assert() was false. Which of the values in it is not "
                         "what you thought?"},
    {"abort", "abort() ends the program at once. Which check called it?"},
    {"bad-format-argument", "Each % in the format needs an argument of its type."},
    {"write-to-literal", "A string literal may not be changed. Copy it into an array first: "
                         "char s[] = \"...\";"},
    {"out-of-bounds-write", "Valid indexes go from 0 to the length minus 1; a string needs one more byte "
                            "for its end."},
    {"out-of-bounds-read", "Valid indexes go from 0 to the length minus 1; a string ends at its '\\0'."},
    {"forbidden-call", "A program here has no operating system: it can use the functions of the "
                       "headers that the course provides."},
    {"data-race", "One lock must be held around both, the same one everywhere; or let pthread_join() put "
                  "one behind the other, or make the object atomic. volatile orders nothing."},
    {"deadlock", "Let every thread take its locks in the same order. Of anything else that is waited "
                 "for, ask: which thread was to bring it, and what keeps that one from doing so?"},
    {"lost-wakeup", "A signal is not kept for later. Write down in a variable what happened, under the "
                    "mutex, and wait in a loop: while (!ready) pthread_cond_wait(...)."},
    {"lock-misuse", "Initialise a lock once; whoever locked it unlocks it, once, on every way out; destroy it "
                    "when nobody holds it any more."},
    {"thread-leak", "Every pthread_create() needs one pthread_join(), or one pthread_detach() if nobody "
                    "waits for its end. When main returns, all threads are gone."},
    {"livelock", "Each thread waits for a change that never comes. Which other thread should make it, and "
                 "what keeps it from doing so? A loop that tries again needs something that differs."},
    {"starvation", "It waits for a moment that the others may never leave it. Let them wait in turn: "
                   "count who came first, or hold new ones back while it waits."},
    {"atomicity-violation", "Each step is right for itself, but they belong together: hold one lock from "
                            "the look to the act, or do both in one atomic operation."},
    {"freed-borrow", "Who borrows uses, and leaves it to the owner. If the function is to free or to keep it, its "
                     "contract must say owns; if not, keep a copy of your own."},
    {"owner-dropped", "Whoever owns a block ends it: free it, store it where it lives on, hand it on or return it, on "
                      "every way out. If the caller is to go on using it, the parameter only borrows."},
    {"gives-borrow", "What is given must be nobody else's: make a copy, take it out of what owns it, or let the "
                     "contract say borrows_from."},
    {"moved-twice", "After it is given away it is another's to free. move(p) leaves NULL behind, so that it cannot "
                    "be given twice."},
    {"use-after-move", "The block was given away or freed before. Use it first; or ask whoever owns it now."},
    {"maybe-null", "Test for NULL before the call, or before the return; or write nullable, and let who gets it test."},
    {"unset-out-parameter", "Set the out-parameter before every return that means success, and only then."},
    {"guarded-without-lock", "Lock it before, and unlock it behind, on every way out; or let the function say "
                             "needs(...), and lock in who calls it. Data that no other thread can reach any more "
                             "needs no lock: join the others first."},
    {"lock-held-at-exit", "Unlock on every way out; a goto to one unlock at the end forgets none. If the caller is to "
                          "hold the lock from there on, the function must say takes(...), on success only."},
    {"failure-unnoticed", "Look at what the call gives back: what should the program do, and tell, when it "
                          "fails? Buffered bytes fail late, in fclose(); a read that fails looks like the end "
                          "until ferror() is asked."},
    {"recovery-failed", "Ask of each moment: if nothing behind it had happened, could the program still make sense "
                        "of its files? Write beside, fsync, then rename; or end what is written with a checksum."},
    {"over-budget", "Find the line that does most of it: could it be done once instead of for each, "
                    "earlier, or a little at a time?"},
    {"step-limit", "Look for a loop whose condition never becomes false, or that turns far more often than there is something to do."},
    {"time-limit", "Look for a loop whose condition never becomes false."},
    {"output-limit", "Look for a loop that prints and never ends."},
    {"heap-limit", "Look for a size that was computed wrongly, or a loop that allocates."},
};

struct str story_advice(const char *code)
{
    for (size_t i = 0; i < COUNT(ADVICE); i++)
        if (!strcmp(ADVICE[i].code, code))
            return str_from(ADVICE[i].look);
    return (struct str){"", 0};
}

static bool has(struct str text, const char *part)
{
    return memmem(text.at, text.len, part, strlen(part)) != NULL;
}

/* A lock can be used wrongly in several ways; of the commonest the advice is its own. So it is where a code has a
 * case that looks different. */
struct str finding_advice(const struct finding *f)
{
    if (!strcmp(f->code, "write-to-literal") && !has(f->message, "literal"))
        return STR("What is const stays as it is, also for who casts the const away. Copy it and change the copy, or "
                   "declare it without const.");
    if (!strcmp(f->code, "out-of-bounds-read") && has(f->message, "an unsigned char or EOF"))
        return STR("A char may have a sign: then each byte from 128 on is less than 0. Make it an (unsigned char) "
                   "before the call.");
    if (!strcmp(f->code, "out-of-bounds-read") || !strcmp(f->code, "out-of-bounds-write")) {
        if (f->is_heap)
            return STR("A block has as many bytes as were asked for: elements times the size of each, and of a "
                       "text one more for its end.");
        if (f->type.len && !has(f->type, "char")) /* no string, and who reads it may never have met one */
            return STR("Valid indexes go from 0 to the length minus 1. Which comparison should have kept this one "
                       "out?");
    }
    if (!strcmp(f->code, "lock-misuse")) {
        if (has(f->message, " holds the ") && has(f->message, " already"))
            return STR("Who has the lock may not take it again. Look for the way on which it was not given back; "
                       "or let the function that is called take no lock, and say that its caller holds it.");
        if (has(f->message, "a copy of a"))
            return STR("A lock stays where it was initialised. Keep a pointer to it, or to what it lies in; "
                       "do not assign it, and do not pass what holds it by value.");
    }
    if (!strcmp(f->code, "use-after-move") && has(f->message, " leaves its caller "))
        return STR("Fill the caller's box only when all went well; or set it to NULL again behind free().");
    return story_advice(f->code);
}

/* ---- places --------------------------------------------------------------- */

static struct str whole_line(const struct teller *t, const struct place *at)
{
    for (size_t i = 0; i < t->file_count; i++) {
        if (!str_eq(t->files[i].name, at->file))
            continue;
        struct str rest = t->files[i].text, line;
        for (int n = 1; str_line(&rest, &line); n++)
            if (n == at->line)
                return line;
    }
    return (struct str){"", 0};
}

static struct str quoted_line(const struct teller *t, const struct place *at)
{
    return str_trim(whole_line(t, at));
}

/* Files are named only where there is more than the answer to confuse. */
static bool first_file(const struct teller *t, const struct place *at)
{
    return !t->several && (!t->file_count || str_eq(t->files[0].name, at->file));
}

const char *tell_where(struct teller *t, const struct place *at)
{
    if (at->line <= 0)
        return "an unknown line";
    const char *line = first_file(t, at) || !at->file.len
        ? arena_printf(t->arena, "line %d", at->line)
        : arena_printf(t->arena, "line %d of " STR_FMT, at->line, STR_ARG(at->file));
    return line;
}

int place_goto(const struct teller *t, const struct place *at)
{
    for (size_t i = 0; i < t->several; i++)
        if (str_eq(t->files[i].name, at->file) && at->line > 0 && at->line < GOTO_LINES)
            return (int)(i + 1) * GOTO_LINES + at->line;
    return first_file(t, at) ? at->line : 0;
}

/* A row of ^ below the expression, where its line was quoted behind so many columns more. */
static void underline(struct teller *t, int indent, const struct place *at, struct str line, size_t more)
{
    struct str whole = whole_line(t, at);
    size_t lead = (size_t)(line.at - whole.at), from = (size_t)at->column - 1;
    if (at->column <= 0 || at->length <= 0 || from < lead || from >= lead + line.len)
        return;
    from -= lead;
    size_t to = from + (size_t)at->length < line.len ? from + (size_t)at->length : line.len;
    struct buf b = {0};
    buf_printf(&b, "%d | ", at->line);
    size_t margin = b.len + more;
    buf_clear(&b);
    buf_repeat(&b, ' ', margin);
    for (size_t i = 0; i < from; i++)
        if (line.at[i] == '\t' || ((unsigned char)line.at[i] & 0xc0) != 0x80)
            buf_char(&b, line.at[i] == '\t' ? '\t' : ' ');
    buf_repeat(&b, '^', (size_t)utf8_str_width(str_slice(line, from, to)));
    tell(t, WORD_MARK, indent, 0, buf_view(&b));
    buf_release(&b);
}

static size_t back_to_character(struct str s, size_t i)
{
    while (i > 0 && i < s.len && ((unsigned char)s.at[i] & 0xc0) == 0x80)
        i--;
    return i;
}

/* What stands around the place of a line that is too long to be read whole, or in which the place would lie behind the
 * right end of a screen. */
static struct str around(const struct teller *t, const struct place *at, struct str line)
{
    enum { MOST = 240, SEEN = 60, BEFORE = 30 };
    size_t lead = (size_t)(line.at - whole_line(t, at).at), column = at->column > 0 ? (size_t)at->column - 1 : 0;
    size_t from = column > lead && column - lead < line.len ? column - lead : 0;
    from = from > SEEN ? from - BEFORE : 0;
    size_t to = from + MOST < line.len ? from + MOST : line.len;
    return str_slice(line, back_to_character(line, from), back_to_character(line, to));
}

void tell_quote(struct teller *t, int indent, const struct place *at)
{
    struct str line = quoted_line(t, at);
    if (!line.len)
        return;
    struct str part = around(t, at, line);
    const char *before = part.at > line.at ? "..." : "", *behind = part.at + part.len < line.at + line.len ? "..." : "";
    tellf(t, WORD_CODE, indent + 2, place_goto(t, at), "%d | %s" STR_FMT "%s", at->line, before, STR_ARG(part), behind);
    underline(t, indent + 2, at, part, strlen(before));
}

void tell_place(struct teller *t, int indent, const struct place *at)
{
    if (at->line <= 0)
        return;
    if (at->function.len)
        tellf(t, WORD_TEXT, indent, place_goto(t, at), "At %s, in " STR_FMT ":", tell_where(t, at),
              STR_ARG(at->function));
    else
        tellf(t, WORD_TEXT, indent, place_goto(t, at), "At %s:", tell_where(t, at));
    tell_quote(t, indent, at);
}

static bool same(const struct place *a, const struct place *b)
{
    return a->line == b->line && str_eq(a->file, b->file);
}

/* ---- the object ----------------------------------------------------------- */

static const char *how_ended(const struct finding *f)
{
    switch (f->ended) {
    case ENDED_FREED: return "freed";
    case ENDED_LEFT: return "gone when its block ended";
    case ENDED_RETURNED: return "gone when its function returned";
    default: return "gone";
    }
}

static const char *how_used(const struct finding *f)
{
    return !strcmp(f->code, "double-free") ? "freed again" : "used";
}

static const char *capital(struct teller *t, struct str s)
{
    char *copy = arena_cstr(t->arena, s);
    if (copy[0] >= 'a' && copy[0] <= 'z')
        copy[0] = (char)(copy[0] - 'a' + 'A');
    return copy;
}

static void tell_leak(struct teller *t, int indent, const struct finding *f)
{
    const char *made = tell_where(t, &f->made);
    if (f->object_blocks > 1)
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->made),
              "%llu blocks, %llu bytes in all, were allocated at %s and never freed.",
              (unsigned long long)f->object_blocks, (unsigned long long)f->object_size, made);
    else
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->made),
              "%s allocated at %s were still there when the program ended.", capital(t, f->object), made);
    if (!f->lost_how.len)
        return;
    const char *which = f->object_blocks > 1 ? "Of the first of them: " : "";
    if (f->lost.line > 0) {
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->lost), "%sLost at %s: " STR_FMT ".", which,
              tell_where(t, &f->lost), STR_ARG(f->lost_how));
        if (!same(&f->lost, &f->made))
            tell_quote(t, indent, &f->lost);
    } else {
        tellf(t, WORD_TEXT, indent, 0, "%sLost: " STR_FMT ".", which, STR_ARG(f->lost_how));
    }
}

static void tell_object(struct teller *t, int indent, const struct finding *f)
{
    if (f->made.line <= 0) /* the judge's sentence says all */
        return;
    const char *made = tell_where(t, &f->made), *do_make = f->is_heap ? "allocated" : "declared";
    const char *object = f->object.len ? capital(t, f->object) : "It";
    const char *be = f->is_heap && f->object_size != 1 ? "were" : "was";
    if (!strcmp(f->code, "leak")) {
        tell_leak(t, indent, f);
    } else if (f->freed.line > 0 && f->at.line > 0) {
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->freed), "%s, %s at %s, %s %s at %s, and %s at %s.",
              object, do_make, made, be, how_ended(f), tell_where(t, &f->freed), how_used(f), tell_where(t, &f->at));
    } else if (f->is_heap || !same(&f->made, &f->at)) {
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->made), "%s %s %s at %s.", object, be, do_make, made);
    }
}

/* A file is opened and closed; it is no block. */
static bool is_handle(const struct finding *f)
{
    return !strcmp(f->code, "handle-leak") || !strcmp(f->code, "double-close") ||
           !strcmp(f->code, "closed-handle-use");
}

static void tell_handle(struct teller *t, int indent, const struct finding *f)
{
    bool opened = f->made.line > 0, closed = f->freed.line > 0;
    const char *then = !strcmp(f->code, "double-close") ? "closed again" : "used again";
    if (!strcmp(f->code, "handle-leak")) {
        if (opened)
            tellf(t, WORD_TEXT, indent, place_goto(t, &f->made),
                  "The file opened at %s was still open when the program ended.", tell_where(t, &f->made));
    } else if (opened && closed && f->at.line > 0) {
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->freed),
              "The file opened at %s was closed at %s, and %s at %s.", tell_where(t, &f->made),
              tell_where(t, &f->freed), then, tell_where(t, &f->at));
    } else if (closed) { /* stdin, stdout and stderr are open from the start */
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->freed), "It was closed at %s.",
              tell_where(t, &f->freed));
    }
}

/* ---- threads -------------------------------------------------------------- */

static void tell_calls(struct teller *t, int indent, const struct place *stack, size_t count)
{
    for (size_t i = 1; i < count && i < 5; i++)
        if (stack[i].line > 0)
            tellf(t, WORD_DIM, indent, place_goto(t, &stack[i]), "Called from %s, in " STR_FMT ".",
                  tell_where(t, &stack[i]), STR_ARG(stack[i].function.len ? stack[i].function : STR("?")));
}

/* main's is not told: where nothing else is said, it is that. */
static void tell_thread(struct teller *t, int indent, int thread, const struct place *started)
{
    if (thread > 0 && started->line > 0)
        tellf(t, WORD_TEXT, indent, place_goto(t, started), "In thread %d, started at %s.", thread,
              tell_where(t, started));
    else if (thread > 0)
        tellf(t, WORD_TEXT, indent, 0, "In thread %d.", thread);
}

/* Is the finding all about what its parties did? Of a lock they only say who was there before. */
static bool tells_parties(const struct finding *f)
{
    return f->party_count > 0 && strcmp(f->code, "lock-misuse") != 0 && strcmp(f->code, "guarded-without-lock") != 0;
}

/* Do the steps of the parties come one after the other? Where threads wait, they wait at once. */
static bool in_turn(const struct finding *f)
{
    return !strcmp(f->code, "data-race") || !strcmp(f->code, "atomicity-violation") ||
           !strcmp(f->code, "lost-wakeup");
}

/* ", holding the mutex 'a' since line 12" */
static const char *holding(struct teller *t, const struct finding *f, const struct party *p)
{
    const char *text = "";
    for (size_t i = 0; i < p->held_count; i++) {
        const struct held *h = &p->held[i];
        const char *glue = i == 0 ? ", holding " : i + 1 < p->held_count ? ", " : " and ";
        text = h->at.line > 0 ? arena_printf(t->arena, "%s%s" STR_FMT " since %s", text, glue, STR_ARG(h->lock),
                                             tell_where(t, &h->at))
                              : arena_printf(t->arena, "%s%s" STR_FMT, text, glue, STR_ARG(h->lock));
    }
    bool matters = !strcmp(f->code, "data-race") || !strcmp(f->code, "atomicity-violation");
    return p->held_count || !matters ? text : ", holding no lock";
}

static const char *thread_name(struct teller *t, int thread)
{
    return thread ? arena_printf(t->arena, "thread %d", thread) : "main's thread";
}

static void tell_party(struct teller *t, int indent, const struct finding *f, const struct party *p,
                       const char *when, bool quoted)
{
    struct buf b = {0};
    buf_printf(&b, "%s%s %s", when, thread_name(t, p->thread), p->does);
    if (p->object.len)
        buf_printf(&b, " " STR_FMT, STR_ARG(p->object));
    if (p->at.line > 0)
        buf_printf(&b, " at %s", tell_where(t, &p->at));
    if (p->at.line > 0 && p->at.function.len)
        buf_printf(&b, ", in " STR_FMT, STR_ARG(p->at.function));
    buf_printf(&b, "%s%s", tells_parties(f) ? holding(t, f, p) : "", quoted ? ":" : ".");
    if (b.at[0] >= 'a' && b.at[0] <= 'z')
        b.at[0] = (char)(b.at[0] - 'a' + 'A');
    tell(t, WORD_TEXT, indent, place_goto(t, &p->at), buf_view(&b));
    buf_release(&b);
    if (quoted)
        tell_quote(t, indent, &p->at);
    tell_calls(t, indent, p->stack, p->stack_count);
}

/* "Thread 1 was started at line 18, thread 2 at line 19." */
static void tell_starts(struct teller *t, int indent, const struct finding *f)
{
    unsigned told = 1;
    struct buf b = {0};
    const struct place *first = NULL;
    for (int thread = 1; thread < 32; thread++) {
        for (size_t i = 0; i < f->party_count; i++) {
            const struct party *p = &f->parties[i];
            if (p->thread != thread || p->started.line <= 0 || (told >> thread & 1))
                continue;
            told |= 1u << thread;
            buf_printf(&b, first ? ", thread %d at %s" : "Thread %d was started at %s", thread,
                       tell_where(t, &p->started));
            first = first ? first : &p->started;
        }
    }
    buf_char(&b, '.');
    if (first)
        tell(t, WORD_TEXT, indent, place_goto(t, first), buf_view(&b));
    buf_release(&b);
}

/* Who did what, in the order of the run where there is one; each with its line, unless that
 * was just quoted. */
static void tell_parties(struct teller *t, int indent, const struct finding *f)
{
    size_t n = f->party_count;
    if (!strcmp(f->code, "lost-wakeup") && n > 2)
        n = 2; /* the others wait because these do */
    bool turns = in_turn(f), before = !tells_parties(f);
    const struct party **order = arena_array(t->arena, n + 1, sizeof *order);
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        for (; turns && k && order[k - 1]->step > f->parties[i].step; k--)
            order[k] = order[k - 1];
        order[k] = &f->parties[i];
    }
    for (size_t i = 0; i < n; i++) {
        const struct party *p = order[i];
        bool quoted = p->at.line > 0 && quoted_line(t, &p->at).len > 0;
        for (size_t k = 0; k < i; k++) /* the same expression */
            quoted = quoted && !(same(&order[k]->at, &p->at) && order[k]->at.column == p->at.column);
        quoted = quoted && !(before && same(&f->at, &p->at));
        tell_party(t, indent, f, p, before ? "Before: " : !turns ? "" : i == 0 ? "first " : "then ", quoted);
    }
    if (!before)
        tell_starts(t, indent, f);
}

/* How it came to whom it did not belong, and the words that say so. */
static void tell_broken(struct teller *t, int indent, const struct finding *f)
{
    const char *how = !strcmp(f->code, "freed-borrow") ? "It was lent"
                      : !strcmp(f->code, "lock-held-at-exit") ? "It was locked" : "It was given away";
    if (f->moved.line > 0 && !same(&f->moved, &f->at)) {
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->moved), "%s at %s:", how,
              tell_where(t, &f->moved));
        tell_quote(t, indent, &f->moved);
    }
    if (f->contract.line > 0) {
        tellf(t, WORD_TEXT, indent, place_goto(t, &f->contract), "The contract is at %s:",
              tell_where(t, &f->contract));
        tell_quote(t, indent, &f->contract);
    }
}

void tell_finding(struct teller *t, int indent, const struct finding *f)
{
    if (tells_parties(f)) {
        tell_parties(t, indent, f);
        if (f->has_object && f->made.line > 0 && f->freed.line <= 0) {
            tell_object(t, indent, f);
            if (!same(&f->made, &f->at))
                tell_quote(t, indent, &f->made);
        }
        return;
    }
    tell_thread(t, indent, f->thread, &f->started);
    tell_place(t, indent, &f->at);
    if (is_handle(f))
        tell_handle(t, indent, f);
    else if (f->has_object)
        tell_object(t, indent, f);
    if (f->made.line > 0 && !same(&f->made, &f->at))
        tell_quote(t, indent, &f->made);
    if (f->freed.line > 0 && !same(&f->freed, &f->at) && !same(&f->freed, &f->made))
        tell_quote(t, indent, &f->freed);
    tell_broken(t, indent, f);
    tell_calls(t, indent, f->stack, f->stack_count);
    tell_parties(t, indent, f); /* of lock-misuse: who had taken it */
}
