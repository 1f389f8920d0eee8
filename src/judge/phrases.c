/* libtcc's own words in plain ones. It says what its parser wanted ("',' expected
 * (got "x")"); a learner needs to hear what is wrong with the text. Messages that
 * are not known here stay as they are.
 *
 * "identifier expected" needs a search: libtcc says so when it has already read
 * past the token that cannot begin a value, and names none. */
#include "judge/wording.h"

#include <string.h>

static const struct phrase {
    const char *theirs; /* how their message begins */
    const char *ours, *advice;
} phrases[] = {
    {"declaration expected", "this stands outside of every function",
     "is there a '}' too many above?"},
    {"cannot use local functions", "a function begins inside another one",
     "the function above needs its '}' first"},
    {"cannot break", "'break' stands outside of every loop and switch", NULL},
    {"cannot continue", "'continue' stands outside of every loop", NULL},
    {"switch expected", "'case' stands outside of every switch", NULL},
    {"unknown type size", "of this type only the name is known, not what is in it",
     "define the struct above this line, or check its name"},
    {"assignment of read-only location", "this is const: it may be read, but not written", NULL},
    {"assignment makes pointer from integer", "a number stands where an address belongs",
     "& in front of a variable gives its address"},
    {"assignment makes integer from pointer", "an address stands where a number belongs",
     "* in front of a pointer gives what is at its end"},
    {"invalid number", "this is not how a number is written",
     "a name cannot begin with a digit"},
};

/* Words of other languages, and what C has for them. */
static const struct habit {
    const char *word, *advice;
} habits[] = {
    {"None", "it is called NULL in C"},
    {"null", "it is called NULL in C"},
    {"nil", "it is called NULL in C"},
    {"nullptr", "it is called NULL in C"},
    {"True", "it is written true in C, and #include <stdbool.h> declares it"},
    {"False", "it is written false in C, and #include <stdbool.h> declares it"},
    {"string", "a text in C is an arrow to its first character: char *"},
    {"String", "a text in C is an arrow to its first character: char *"},
    {"let", "a variable begins with its type, as in `int x = 3;`"},
    {"var", "a variable begins with its type, as in `int x = 3;`"},
    {"def", "a function begins with the type that it gives, as in `int twice(int n)`"},
    {"func", "a function begins with the type that it gives, as in `int twice(int n)`"},
    {"print", "did you mean 'printf'?"},
    {"println", "did you mean 'printf'?"},
    {"__int128", "it is not part of this course: the widest whole number here is long long"},
    {"elif", "it is written else if in C"},
    {"and", "it is written && in C"},
    {"or", "it is written || in C"},
    {"not", "it is written ! in C"},
};

struct str phrase_habit(struct str name)
{
    for (size_t i = 0; i < COUNT(habits); i++) {
        if (str_is(name, habits[i].word)) {
            return str_from(habits[i].advice);
        }
    }
    return STR("");
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A line's code with its texts and its comment blanked out, places kept. */
static struct str bare(struct arena *a, struct str line)
{
    char *code = arena_cstr(a, line);
    char open = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = code[i];
        if (!open && c == '/' && code[i + 1] == '/') {
            memset(code + i, ' ', line.len - i);
            break;
        }
        if (open && c == '\\' && i + 1 < line.len) {
            code[i + 1] = 'x';
        } else if (open && c == open) {
            open = 0;
            continue; /* a closed text is a value: leave its quote */
        } else if (!open && (c == '"' || c == '\'')) {
            open = c;
        }
        code[i] = open && c != open ? 'x' : code[i];
    }
    return (struct str){code, line.len};
}

static void point(struct diag *d, int line, size_t at, size_t len)
{
    d->line = line;
    d->column = (int)at + 1;
    d->length = (int)len;
}

/* "if (x) }": what the condition decides about is not there. */
static bool decides_nothing(struct diag *d, struct str code, int n, size_t at, char before)
{
    static const char *const words[] = {"if", "while", "for", "switch"};
    if (before != ')' || (code.at[at] != '}' && code.at[at] != ']')) {
        return false;
    }
    for (size_t i = 0; i < COUNT(words); i++) {
        int column = wording_token(code, str_from(words[i]));
        if (column && (size_t)column <= at) {
            point(d, n, at, 1);
            d->message = code.at[at] == '}' ? STR("a statement is missing before this '}'")
                                            : STR("a statement is missing before this ']'");
            d->advice = STR("behind the ) of if, while and for stands what is to be done, as a statement "
                            "or in { and }");
            return true;
        }
    }
    return false;
}

/* Is there a sign on this line that shows why no value could begin? */
static bool explains(struct arena *a, struct diag *d, struct str text, int n)
{
    struct str code = bare(a, wording_line(text, n));
    int column = wording_token(code, STR("else"));
    if (column) {
        point(d, n, (size_t)column - 1, 4);
        d->message = STR("this 'else' has no 'if' right before it");
        d->advice = STR("between if and else stands one statement; { and } make one of several");
        return true;
    }
    int open = 0;
    char before = 0;
    bool first = true;
    for (size_t i = 0; i < code.len; i++) {
        char c = code.at[i];
        if (blank(c)) {
            continue;
        }
        if (strchr("#@$`", c) && !(first && c == '#')) {
            point(d, n, i, 1);
            d->message = str_from(arena_printf(a, "'%c' cannot stand here", c));
            d->advice = c == '#' ? STR("a comment begins with //") : d->advice;
            return true;
        }
        open += c == '(';
        open -= c == ')';
        if (open < 0) {
            point(d, n, i, 1);
            d->message = STR("there is a ')' too many");
            return true;
        }
        if (decides_nothing(d, code, n, i, before)) {
            return true;
        }
        bool doubled = i >= 2 && code.at[i - 1] == code.at[i - 2]; /* i++; */
        bool empty = before ? strchr(";)]", c) && strchr("=+-/%<&|^!?", before) && !doubled
                            : strchr("=/%<>|^?", c) != NULL;
        if (empty) {
            point(d, n, i, 1);
            d->message = str_from(arena_printf(a, "something is missing before this '%c'", c));
            return true;
        }
        before = c;
        first = false;
    }
    return false;
}

/* "identifier expected": the culprit is on the line that libtcc names, or at the
 * end of the code before it. */
static void no_value(struct arena *a, struct diag *d, struct str text)
{
    if (explains(a, d, text, d->line)) {
        return;
    }
    int n = d->line - 1;
    while (n > 0 && !str_trim(bare(a, wording_line(text, n))).len) {
        n--;
    }
    if (n > 0 && explains(a, d, text, n)) {
        return;
    }
    if (n > 0) {
        d->message = STR("the compiler cannot read this line, or the end of the one before");
        d->advice = STR("look for a missing ';', ')' or '}' in this line or the one before, or for a "
                        "word or a sign too many");
    } else {
        d->message = STR("the compiler cannot read this line");
        d->advice = STR("look for a missing ';', ')' or '}' in it, or for a word or a sign too many");
    }
}

/* "'T' expected (got "X")" */
static bool missing(struct arena *a, struct diag *d, struct str text)
{
    struct str m = d->message;
    static const char middle[] = "' expected (got \"";
    size_t from = 2 + sizeof middle - 1;
    if (m.len < from + 2 || m.at[0] != '\'' || memcmp(m.at + 2, middle, sizeof middle - 1) != 0
        || !str_ends(m, "\")")) {
        return false;
    }
    char want = m.at[1];
    struct str got = str_slice(m, from, m.len - 2);
    bool quoted = got.len && (got.at[0] == '"' || got.at[0] == '\'');
    d->message = str_from(arena_printf(a, quoted ? "a '%c' is missing before " STR_FMT
                                                 : "a '%c' is missing before '" STR_FMT "'",
                                       want, STR_ARG(got)));
    int column = wording_token(wording_line(text, d->line), got);
    if (column) {
        point(d, d->line, (size_t)column - 1, got.len);
    }
    const char *advice = NULL;
    switch (want) {
    case '(': advice = "the condition of if, while, for and switch stands in ( and )"; break;
    case ')': advice = "count the brackets of this line: every ( needs its )"; break;
    case ']': advice = "count the brackets of this line: every [ needs its ]"; break;
    case ',': advice = "the values of a call or a list are parted by commas"; break;
    case ';':
        advice = str_is(got, "==") ? "one = gives a value, == compares"
            : quoted ? "what is given to a function stands in ( and )"
                     : "a semicolon ends every statement";
        break;
    default: break;
    }
    d->advice = advice ? str_from(advice) : d->advice;
    return true;
}

/* libtcc reads an open text to the end of the file; it began on the first line
 * with a quote that has no partner. */
static bool open_text(struct diag *d, struct str text)
{
    if (!str_starts(d->message, "missing terminating ")) {
        return false;
    }
    struct str rest = text, line;
    for (int n = 1; str_line(&rest, &line); n++) {
        char open = 0;
        size_t at = 0;
        for (size_t i = 0; i < line.len; i++) {
            char c = line.at[i];
            if (open && c == '\\') {
                i++;
            } else if (open) {
                open = c == open ? 0 : open;
            } else if (c == '/' && i + 1 < line.len && line.at[i + 1] == '/') {
                break;
            } else if (c == '"' || c == '\'') {
                open = c;
                at = i;
            }
        }
        if (open && !str_ends(line, "\\")) {
            point(d, n, at, line.len - at);
            d->message = open == '"' ? STR("the text that begins here is not closed with \"")
                                     : STR("the character that begins here is not closed with '");
            return true;
        }
    }
    return false;
}

void phrase_plain(struct arena *a, struct diag *d, struct str text)
{
    if (d->line <= 0 || missing(a, d, text) || open_text(d, text)) {
        return;
    }
    if (str_is(d->message, "identifier expected")) {
        no_value(a, d, text);
        return;
    }
    for (size_t i = 0; i < COUNT(phrases); i++) {
        if (str_starts(d->message, phrases[i].theirs)) {
            d->message = str_from(phrases[i].ours);
            d->advice = phrases[i].advice ? str_from(phrases[i].advice) : d->advice;
            return;
        }
    }
}
