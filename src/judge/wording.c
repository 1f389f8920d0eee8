/* What the judge says, in words: findings, ends of runs, and libtcc's messages
 * where ours are better. A message has no line numbers in it (the place stands
 * beside it) and no full stop. */
#include "judge/wording.h"

#include <ctype.h>
#include <signal.h>
#include <string.h>

#include "guest/guest.h"
#include "judge/attempt.h"
#include "judge/compile.h"

/* One table: the stable code, its sentence, and what to underline in the line
 * (the first of these words or characters that it holds). */
static const struct entry {
    const char *code, *message;
    const char *marks[5];
} entries[] = {
    {"leak", "Memory from the heap was never freed", {"malloc", "calloc", "realloc", "strdup"}},
    {"double-free", "A block is freed that was freed before", {"free", "realloc"}},
    {"invalid-free", "free() is given a pointer that malloc() did not give", {"free", "realloc"}},
    {"use-after-free", "Memory is used after it was freed", {NULL}},
    {"out-of-bounds-write", "A write went outside its block", {NULL}},
    {"null-dereference", "A null pointer is followed", {NULL}},
    {"crash", "The program crashed", {NULL}},
    {"division-by-zero", "A division by zero", {"/", "%"}},
    {"stack-overflow",
     "The stack ran out: calls are nested too deeply, or a local array is too big", {NULL}},
    {"assertion-failed", "An assertion does not hold", {"assert"}},
    {"abort", "The program called abort()", {"abort"}},
    {"forbidden-call", "The program asked the operating system for something it may not have",
     {NULL}},
    {"bad-format-argument", "printf or scanf is given something that does not fit its format",
     {"printf", "fprintf", "snprintf", "scanf", "sscanf"}},
    {"closed-handle-use", "A file is used that is not open", {NULL}},
    {"handle-leak", "A file was opened and never closed", {"fopen"}},
    {"double-close", "A file is closed that was closed before", {"fclose"}},
    {"overlapping-copy", "A copy between bytes that overlap", {"memcpy", "strcpy", "strcat"}},
    {"time-limit", "The program used up its time", {NULL}},
    {"output-limit", "The program wrote more than it may", {NULL}},
    {"heap-limit", "The program took more memory than it may", {NULL}},
};

const char *const *finding_codes(void)
{
    static const char *codes[COUNT(entries) + 1];
    for (size_t i = 0; i < COUNT(entries); i++) {
        codes[i] = entries[i].code;
    }
    return codes;
}

static const struct entry *find(struct str code)
{
    for (size_t i = 0; i < COUNT(entries); i++) {
        if (str_is(code, entries[i].code)) {
            return &entries[i];
        }
    }
    return NULL;
}

const char *wording_code(struct str code)
{
    const struct entry *e = find(code);
    return e ? e->code : NULL;
}

/* ---- findings -------------------------------------------------------------------- */

static const char *bytes(struct arena *a, uint64_t n)
{
    return arena_printf(a, n == 1 ? "%llu byte" : "%llu bytes", (unsigned long long)n);
}

struct str wording_finding(struct arena *a, const char *code, uint64_t size, uint64_t blocks,
                         struct str text)
{
    const struct entry *e = find(str_from(code));
    struct buf b = {0};
    if (strcmp(code, "leak") == 0 && size > 0) {
        if (blocks > 1) {
            buf_printf(&b, "%llu blocks, together %s, were never freed",
                       (unsigned long long)blocks, bytes(a, size));
        } else {
            buf_printf(&b, "%s were never freed", size == 1 ? "1 byte" : bytes(a, size));
        }
    } else {
        buf_cstr(&b, e ? e->message : "The program did something wrong");
    }
    if (text.len) {
        buf_cstr(&b, ": ");
        buf_str(&b, text);
    }
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* ---- how a run ended ----------------------------------------------------------------- */

enum { NULL_PAGE = 64 << 10 }; /* the kernel maps nothing below */

const char *wording_crash_code(int sig, uint64_t address)
{
    if (sig == SIGFPE) {
        return wording_code(STR("division-by-zero"));
    }
    if (sig == SIGSEGV && address < NULL_PAGE) {
        return wording_code(STR("null-dereference"));
    }
    return wording_code(STR("crash"));
}

static const char *signal_name(int sig)
{
    switch (sig) {
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS:  return "SIGBUS";
    default:      return "a signal";
    }
}

struct str wording_crash(struct arena *a, int sig, uint64_t address)
{
    unsigned long long at = (unsigned long long)address;
    if (sig == SIGFPE) {
        return STR("A division by zero, or of the smallest integer by -1 (SIGFPE)");
    }
    if (sig == SIGILL) {
        return STR("The processor met bytes that are no program (SIGILL)");
    }
    if (sig == SIGTRAP) {
        return STR("The program ran into a breakpoint (SIGTRAP)");
    }
    if (sig != SIGSEGV && sig != SIGBUS) {
        return str_from(arena_printf(a, "The program crashed (signal %d)", sig));
    }
    if (address == 0) {
        return STR("A null pointer is followed (SIGSEGV at address 0)");
    }
    if (address < NULL_PAGE) {
        return str_from(arena_printf(a, "A null pointer is followed, %llu bytes behind it "
                                        "(SIGSEGV at address 0x%llx)", at, at));
    }
    if (address == UINT64_MAX) {
        return str_from(arena_printf(a, "The program followed a pointer that is no address (%s)",
                                     signal_name(sig)));
    }
    if (address >= IMAGE_BASE && address < IMAGE_BASE + (uint64_t)IMAGE_MAX) {
        return str_from(arena_printf(a, "The program tried to run its variables or to write "
                                        "into its code or constants (%s at address 0x%llx)",
                                     signal_name(sig), at));
    }
    return str_from(arena_printf(a, "The program used an address that it may not use "
                                    "(%s at address 0x%llx)", signal_name(sig), at));
}

struct str wording_forbidden(struct arena *a, int64_t call)
{
    if (call < 0 || call > INT32_MAX) {
        return STR("The program tried to call the operating system by itself");
    }
    return str_from(arena_printf(a, "The program tried to call the operating system by itself "
                                    "(system call %lld)", (long long)call));
}

struct str wording_limit(struct arena *a, const char *code, const struct attempt *attempt)
{
    if (strcmp(code, "time-limit") == 0) {
        return str_from(arena_printf(a, "The program was still running after %lld ms of "
                                        "processor time; does a loop never end?",
                                     (long long)attempt_cpu_ms(attempt)));
    }
    if (strcmp(code, "output-limit") == 0) {
        return str_from(arena_printf(a, "The program wrote more than %s; does a loop never end?",
                                     bytes(a, (uint64_t)attempt_output_bytes(attempt))));
    }
    return str_from(arena_printf(a, "The program took more than %s of memory",
                                 bytes(a, (uint64_t)attempt_heap_bytes(attempt))));
}

/* ---- what the compiler said --------------------------------------------------------------- */

static bool word_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

int wording_token(struct str line, struct str token)
{
    if (token.len == 0) {
        return 0;
    }
    bool word = word_char(token.at[0]);
    for (size_t i = 0; i + token.len <= line.len; i++) {
        if (memcmp(line.at + i, token.at, token.len) != 0) {
            continue;
        }
        bool before = word && i > 0 && word_char(line.at[i - 1]);
        bool after = word && i + token.len < line.len && word_char(line.at[i + token.len]);
        if (!before && !after) {
            return (int)i + 1;
        }
    }
    return 0;
}

int wording_column(struct str line, const char *code)
{
    const struct entry *e = find(str_from(code));
    for (size_t i = 0; e && i < COUNT(e->marks) && e->marks[i]; i++) {
        int column = wording_token(line, str_from(e->marks[i]));
        if (column) {
            return column;
        }
    }
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] != ' ' && line.at[i] != '\t') {
            return (int)i + 1;
        }
    }
    return 0;
}

struct str wording_line(struct str text, int line)
{
    struct str rest = text, at = STR("");
    for (int i = 0; i < line; i++) {
        if (!str_line(&rest, &at)) {
            return STR("");
        }
    }
    return str_ends(at, "\r") ? str_slice(at, 0, at.len - 1) : at;
}

/* Does this line of a header declare the function, macro or type? */
static bool line_declares(struct str line, struct str name)
{
    int column = wording_token(line, name);
    size_t end = (size_t)column - 1 + name.len;
    if (!column || str_starts(line, "/*") || str_starts(line, " *")) {
        return false;
    }
    if (str_starts(line, "#define ")) {
        return column == (int)sizeof "#define ";
    }
    bool type = str_starts(line, "typedef ") && end < line.len && line.at[end] == ';';
    return type || (line.at[0] != '#' && end < line.len && line.at[end] == '(');
}

/* Headers share a part that nobody includes by itself; its name has "/_". */
static bool header_declares(struct str header, struct str name)
{
    static const char include[] = "#include <";
    struct str rest = guest_header(header), line;
    while (name.len && rest.at && str_line(&rest, &line)) {
        if (line.len && line_declares(line, name)) {
            return true;
        }
        struct str part = str_slice(line, sizeof include - 1, line.len ? line.len - 1 : 0);
        if (str_starts(line, include) && memmem(part.at, part.len, "/_", 2)
            && !str_eq(part, header) && header_declares(part, name)) {
            return true;
        }
    }
    return false;
}

/* The header that a learner would include for a name, or NULL. */
static const char *declaring_header(struct str name)
{
    static const char *const first[] = {"stddef.h", "stdio.h", "stdlib.h", "string.h"};
    const char *header;
    for (size_t i = 0; i < COUNT(first); i++) {
        if (header_declares(str_from(first[i]), name)) {
            return first[i];
        }
    }
    for (size_t n = 0; (header = guest_header_name(n)) != NULL; n++) {
        if (!memchr(header, '/', strlen(header)) && header_declares(str_from(header), name)) {
            return header;
        }
    }
    return NULL;
}

/* The keyword, or the other word of the text, that a name is most like. */
static const char *nearest_word(struct arena *a, struct str name, struct str text)
{
    static const char *const keywords[] = {
        "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum",
        "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "return",
        "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned",
        "void", "volatile", "while"};
    enum { MOST = 2000 };
    const char **words = arena_array(a, COUNT(keywords) + MOST, sizeof *words);
    size_t count = COUNT(keywords);
    memcpy(words, keywords, sizeof keywords);
    for (size_t i = 0; i < text.len && count < COUNT(keywords) + MOST;) {
        size_t from = i;
        while (i < text.len && word_char(text.at[i])) {
            i++;
        }
        struct str word = str_slice(text, from, i);
        if (word.len > 2 && !str_eq(word, name) && !isdigit((unsigned char)word.at[0])) {
            words[count++] = arena_cstr(a, word);
        }
        i += i == from;
    }
    return str_nearest(name, words, count);
}

static struct str name_advice(struct arena *a, struct str name, struct str text)
{
    struct str habit = phrase_habit(name);
    if (habit.len) {
        return habit;
    }
    const char *header = declaring_header(name);
    if (header) {
        return str_from(arena_printf(a, "#include <%s> declares it", header));
    }
    const char *guess = nearest_word(a, name, text);
    return guess ? str_from(arena_printf(a, "did you mean '%s'?", guess)) : STR("");
}

struct str wording_diag(struct arena *a, struct str message, struct str token, struct str text,
                      struct str *ret_advice)
{
    *ret_advice = STR("");
    if (str_starts(message, "implicit declaration of function")) {
        *ret_advice = name_advice(a, token, text);
        return str_from(arena_printf(a, "'" STR_FMT "' is called but nothing before this line "
                                        "declares it", STR_ARG(token)));
    }
    if (str_ends(message, "undeclared")) {
        /* int m[r][c] as a parameter; see parameter.c for int a[n]. */
        const char *inner = arena_printf(a, "][" STR_FMT "]", STR_ARG(token));
        bool size = memmem(text.at, text.len, inner, strlen(inner)) != NULL;
        *ret_advice = size ? STR("in a parameter like int m[r][c] this compiler knows no sizes that "
                                 "are parameters; pass int *m and write m[i * c + j]")
                           : name_advice(a, token, text);
        return str_from(arena_printf(a, "'" STR_FMT "' is not declared", STR_ARG(token)));
    }
    if (str_starts(message, "include file ")) {
        *ret_advice = STR("programs here can include the course's own headers and the files of "
                          "the exercise, nothing else");
    }
    return message;
}

static size_t first_char(struct str line)
{
    size_t i = 0;
    while (i < line.len && (line.at[i] == ' ' || line.at[i] == '\t')) {
        i++;
    }
    return i;
}

/* A missing semicolon is noticed at the next word; when that starts its line,
 * the place to mend is the end of the code before it. */
static bool place_before(struct diag *d, struct str text)
{
    if (d->column - 1 != (int)first_char(wording_line(text, d->line))) {
        return false;
    }
    for (int n = d->line - 1; n > 0; n--) {
        struct str line = wording_line(text, n);
        size_t end = line.len;
        const char *comment = memmem(line.at, line.len, "//", 2);
        end = comment ? (size_t)(comment - line.at) : end;
        while (end > 0 && (line.at[end - 1] == ' ' || line.at[end - 1] == '\t')) {
            end--;
        }
        if (end > first_char(line)) {
            d->line = n;
            d->column = (int)end + 1;
            d->length = 1;
            d->message = STR("a ';' is missing at the end of this line");
            return true;
        }
    }
    return false;
}

/* Behind the last line something is missing, whatever libtcc wanted there. */
static bool place_at_end(struct diag *d, struct str text)
{
    struct str rest = text, line, last = STR("");
    int count = 0, filled = 0;
    while (str_line(&rest, &line)) {
        count++;
        if (first_char(line) < line.len) {
            filled = count;
            last = line;
        }
    }
    if (count == 0 || d->line <= count || !str_ends(d->message, " expected")) {
        return false;
    }
    d->message = STR("the file ends here, but the program does not; is a '}' missing?");
    d->line = filled;
    d->column = (int)last.len + 1;
    d->length = 1;
    return true;
}

void wording_place(struct diag *ret, struct str token, struct str text)
{
    if (ret->line <= 0 || place_at_end(ret, text)) {
        return;
    }
    for (int n = 1; str_starts(ret->message, "label '") && n < ret->line; n++) {
        struct str line = wording_line(text, n); /* told at the function's end */
        if (wording_token(line, STR("goto")) && wording_token(line, token)) {
            ret->line = n;
        }
    }
    struct str line = wording_line(text, ret->line);
    ret->column = wording_token(line, token);
    ret->length = ret->column ? (int)token.len : 0;
    if (ret->column && str_starts(ret->message, "';' expected") && place_before(ret, text)) {
        return;
    }
    if (!ret->column && first_char(line) < line.len) {
        ret->column = (int)first_char(line) + 1;
        ret->length = (int)str_trim(line).len;
    }
}
