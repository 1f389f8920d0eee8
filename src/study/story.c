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
    {"double-free", "Decide which of the two places owns the block; only the owner frees. Setting the "
                    "pointer to NULL after free() makes a second free() harmless."},
    {"invalid-free", "free() takes exactly what malloc, calloc or realloc returned: not the address of "
                     "a variable, and not a pointer that was moved along."},
    {"handle-leak", "Every fopen() needs one fclose() on every way out, also on the ways out that were "
                    "written in a hurry."},
    {"double-close", "Decide which of the two places owns the file; only the owner closes it."},
    {"closed-handle-use", "Use the file first, close it last; and ask after fopen() whether it gave "
                          "NULL."},
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
    {"pointer-out-of-object", "A pointer may move from the first element to one past the last, and no "
                              "further, even if it is never followed. An index has no such limits."},
    {"misaligned-access", "Bytes in the middle of something else are not an int. Copy them with memcpy(), "
                          "or put the number together from its bytes."},
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
    {"step-limit", "Look for a loop whose condition never becomes false."},
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
    return !t->file_count || str_eq(t->files[0].name, at->file);
}

static const char *where(struct teller *t, const struct place *at)
{
    if (at->line <= 0)
        return "an unknown line";
    const char *line = first_file(t, at) || !at->file.len
        ? arena_printf(t->arena, "line %d", at->line)
        : arena_printf(t->arena, "line %d of " STR_FMT, at->line, STR_ARG(at->file));
    return line;
}

static int goto_line(const struct teller *t, const struct place *at)
{
    return first_file(t, at) ? at->line : 0;
}

/* A row of ^ below the expression, where its line was quoted. */
static void underline(struct teller *t, int indent, const struct place *at, struct str line)
{
    struct str whole = whole_line(t, at);
    size_t lead = (size_t)(line.at - whole.at), from = (size_t)at->column - 1;
    if (at->column <= 0 || at->length <= 0 || from < lead || from >= lead + line.len)
        return;
    from -= lead;
    size_t to = from + (size_t)at->length < line.len ? from + (size_t)at->length : line.len;
    struct buf b = {0};
    buf_printf(&b, "%d | ", at->line);
    size_t margin = b.len;
    buf_clear(&b);
    buf_repeat(&b, ' ', margin);
    for (size_t i = 0; i < from; i++)
        if (line.at[i] == '\t' || ((unsigned char)line.at[i] & 0xc0) != 0x80)
            buf_char(&b, line.at[i] == '\t' ? '\t' : ' ');
    buf_repeat(&b, '^', (size_t)utf8_str_width(str_slice(line, from, to)));
    tell(t, WORD_MARK, indent, 0, buf_view(&b));
    buf_release(&b);
}

static void quote(struct teller *t, int indent, const struct place *at)
{
    struct str line = quoted_line(t, at);
    if (!line.len)
        return;
    tellf(t, WORD_CODE, indent + 2, goto_line(t, at), "%d | " STR_FMT, at->line, STR_ARG(line));
    underline(t, indent + 2, at, line);
}

void tell_place(struct teller *t, int indent, const struct place *at)
{
    if (at->line <= 0)
        return;
    if (at->function.len)
        tellf(t, WORD_TEXT, indent, goto_line(t, at), "At %s, in " STR_FMT ":", where(t, at),
              STR_ARG(at->function));
    else
        tellf(t, WORD_TEXT, indent, goto_line(t, at), "At %s:", where(t, at));
    quote(t, indent, at);
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
    const char *made = where(t, &f->made);
    if (f->object_blocks > 1)
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->made),
              "%llu blocks, %llu bytes in all, were allocated at %s and never freed.",
              (unsigned long long)f->object_blocks, (unsigned long long)f->object_size, made);
    else
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->made),
              "%s allocated at %s were still there when the program ended.", capital(t, f->object), made);
    if (!f->lost_how.len)
        return;
    const char *which = f->object_blocks > 1 ? "Of the first of them: " : "";
    if (f->lost.line > 0) {
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->lost), "%sLost at %s: " STR_FMT ".", which,
              where(t, &f->lost), STR_ARG(f->lost_how));
        if (!same(&f->lost, &f->made))
            quote(t, indent, &f->lost);
    } else {
        tellf(t, WORD_TEXT, indent, 0, "%sLost: " STR_FMT ".", which, STR_ARG(f->lost_how));
    }
}

static void tell_object(struct teller *t, int indent, const struct finding *f)
{
    if (f->made.line <= 0) /* the judge's sentence says all */
        return;
    const char *made = where(t, &f->made), *do_make = f->is_heap ? "allocated" : "declared";
    const char *object = f->object.len ? capital(t, f->object) : "It";
    const char *be = f->is_heap && f->object_size != 1 ? "were" : "was";
    if (!strcmp(f->code, "leak")) {
        tell_leak(t, indent, f);
    } else if (f->freed.line > 0 && f->at.line > 0) {
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->freed), "%s, %s at %s, %s %s at %s, and %s at %s.",
              object, do_make, made, be, how_ended(f), where(t, &f->freed), how_used(f), where(t, &f->at));
    } else if (f->is_heap || !same(&f->made, &f->at)) {
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->made), "%s %s %s at %s.", object, be, do_make, made);
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
            tellf(t, WORD_TEXT, indent, goto_line(t, &f->made),
                  "The file opened at %s was still open when the program ended.", where(t, &f->made));
    } else if (opened && closed && f->at.line > 0) {
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->freed),
              "The file opened at %s was closed at %s, and %s at %s.", where(t, &f->made),
              where(t, &f->freed), then, where(t, &f->at));
    } else if (closed) { /* stdin, stdout and stderr are open from the start */
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->freed), "It was closed at %s.",
              where(t, &f->freed));
    }
}

void tell_finding(struct teller *t, int indent, const struct finding *f)
{
    tell_place(t, indent, &f->at);
    if (is_handle(f))
        tell_handle(t, indent, f);
    else if (f->has_object)
        tell_object(t, indent, f);
    if (f->made.line > 0 && !same(&f->made, &f->at))
        quote(t, indent, &f->made);
    if (f->freed.line > 0 && !same(&f->freed, &f->at) && !same(&f->freed, &f->made))
        quote(t, indent, &f->freed);
    size_t calls = f->stack_count < 5 ? f->stack_count : 5;
    for (size_t i = 1; i < calls; i++)
        if (f->stack[i].line > 0)
            tellf(t, WORD_DIM, indent, goto_line(t, &f->stack[i]), "Called from %s, in " STR_FMT ".",
                  where(t, &f->stack[i]),
                  STR_ARG(f->stack[i].function.len ? f->stack[i].function : STR("?")));
}
