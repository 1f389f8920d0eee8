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
    {"wild-pointer", "The pointer was never given an address, or its block is gone. Where was it last "
                     "assigned?"},
    {"use-after-free", "The block was given back before. Use it first, free it last."},
    {"stack-overflow", "A function that calls itself needs a case in which it does not; a large array "
                       "belongs on the heap."},
    {"division-by-zero", "Ask before dividing whether the divisor can be 0."},
    {"assertion-failed", "The condition inside assert() was false. Which of the values in it is not "
                         "what you thought?"},
    {"abort", "abort() ends the program at once. Which check called it?"},
    {"bad-format-argument", "Each % in the format needs an argument of its type."},
    {"write-to-literal", "A string literal may not be changed. Copy it into an array first: "
                         "char s[] = \"...\";"},
    {"out-of-bounds-write", "Valid indexes go from 0 to the length minus 1."},
    {"out-of-bounds-read", "Valid indexes go from 0 to the length minus 1."},
    {"heap-overflow", "Something was written past the end of the block. Valid indexes go from 0 to "
                      "the length minus 1; a string needs one more byte for its end."},
    {"forbidden-call", "A program here has no operating system: it can use the functions of the "
                       "headers that the course provides."},
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

/* A part of the compiler's message, and what it means for someone who is new. */
static const struct advice COMPILE_ADVICE[] = {
    {"';' expected", "A semicolon ends every statement, and here one is missing."},
    {"')' expected", "A closing ) is missing. Count the brackets of this line."},
    {"']' expected", "A closing ] is missing. Count the brackets of this line."},
    {"'}' expected", "A block that was opened with { is not closed."},
    {"unexpected end of file", "A block that was opened with { is not closed, or the text ends too early."},
    {"undeclared", "Nothing of that name is known here. Check the spelling, or declare it before this line."},
    {"implicit declaration", "No function of that name is known here. Check the spelling, or include the "
                             "header that declares it."},
    {"undefined symbol", "A function is called or declared, but nowhere is its body. Check the spelling of "
                         "its name, also in the part that was given."},
    {"not found", "Only the headers that the course provides, and those named with -I, can be included."},
    {"lvalue expected", "What stands on the left of = must be a box: a variable, *pointer, or array[index]."},
    {"pointer expected", "* and [] need a pointer on their left or right, and this is a plain value."},
    {"too few arguments", "The function takes more arguments. Look at its declaration."},
    {"too many arguments", "The function takes fewer arguments. Look at its declaration."},
    {"redefinition", "This name was already declared here. Assign to it without repeating the type."},
    {"redeclaration", "This name was already declared here. Assign to it without repeating the type."},
    {"struct or union expected", ". and -> need a struct on their left: . for the struct itself, -> for a "
                                 "pointer to it."},
    {"field not found", "The struct has no member of that name. Check its declaration."},
    {"missing terminating", "A text was opened with \" or ' and not closed on the same line."},
    {"incompatible types", "The two sides are of different types. One may be a pointer and the other a value."},
    {"cannot convert", "The two sides are of different types. One may be a pointer and the other a value."},
    {"cannot cast", "The two sides are of different types. One may be a pointer and the other a value."},
};

struct str story_compile_advice(struct str message)
{
    for (size_t i = 0; i < COUNT(COMPILE_ADVICE); i++)
        if (message.len && memmem(message.at, message.len, COMPILE_ADVICE[i].code,
                                  strlen(COMPILE_ADVICE[i].code)))
            return str_from(COMPILE_ADVICE[i].look);
    return (struct str){"", 0};
}

/* ---- places --------------------------------------------------------------- */

static struct str quoted_line(const struct teller *t, const struct place *at)
{
    for (size_t i = 0; i < t->file_count; i++) {
        if (!str_eq(t->files[i].name, at->file))
            continue;
        struct str rest = t->files[i].text, line;
        for (int n = 1; str_line(&rest, &line); n++)
            if (n == at->line)
                return str_trim(line);
    }
    return (struct str){"", 0};
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

static void quote(struct teller *t, int indent, const struct place *at)
{
    struct str line = quoted_line(t, at);
    if (line.len)
        tellf(t, WORD_CODE, indent + 2, goto_line(t, at), "%d | " STR_FMT, at->line, STR_ARG(line));
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

static const char *bytes(struct teller *t, const struct finding *f)
{
    if (f->object_size == 1)
        return "1 byte";
    return f->object_size ? arena_printf(t->arena, "%llu bytes", (unsigned long long)f->object_size)
                          : "block";
}

static void tell_object(struct teller *t, int indent, const struct finding *f)
{
    bool leak = !strcmp(f->code, "leak");
    const char *be = f->object_size == 1 || !f->object_size ? "was" : "were";
    if (leak && f->object_blocks > 1) {
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->made),
              "%llu blocks, %s in all, were allocated at %s and never freed.",
              (unsigned long long)f->object_blocks, bytes(t, f), where(t, &f->made));
        return;
    }
    if (f->made.line <= 0) /* not from malloc: the judge's sentence says all */
        return;
    const char *made = where(t, &f->made);
    if (leak) {
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->made),
              "The %s allocated at %s %s still there when the program ended.", bytes(t, f), made, be);
    } else if (f->freed.line > 0 && f->at.line > 0) {
        const char *then = !strcmp(f->code, "double-free") ? "freed again" : "used again";
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->freed),
              "The %s allocated at %s %s freed at %s, and %s at %s.", bytes(t, f), made, be,
              where(t, &f->freed), then, where(t, &f->at));
    } else {
        tellf(t, WORD_TEXT, indent, goto_line(t, &f->made), "It is about the %s allocated at %s.",
              bytes(t, f), made);
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
