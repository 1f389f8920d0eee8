/* What beginners write, and what they meant: words of other languages, signs in the
 * wrong order, an operand that is not there. Told where the parser finds out, in
 * words of its own instead of what the grammar wanted. */
#include "cfront/parse.h"

#include <string.h>

/* Words of other languages, and what C has for them. */
static const struct { const char *word, *advice; } words[] = {
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
    {"function", "a function begins with the type that it gives, as in `int twice(int n)`"},
    {"print", "did you mean 'printf'?"},
    {"println", "did you mean 'printf'?"},
    {"System", "a text is printed with printf() in C"},
    {"console", "a text is printed with printf() in C"},
    {"fmt", "a text is printed with printf() in C"},
    {"std", "a text is printed with printf() in C"},
    {"cout", "a text is printed with printf() in C"},
    {"import", "what a library has is declared with #include, at the top of the file"},
    {"using", "C has no name spaces: a name is written as it is"},
    {"this", "C has no methods: a function is given the address of what it works on"},
    {"self", "C has no methods: a function is given the address of what it works on"},
    {"match", "it is written switch in C"},
    {"elif", "it is written else if in C"},
    {"elseif", "it is written else if in C"},
    {"then", "C has no 'then': the statement follows the ) of the condition"},
    {"and", "it is written && in C"},
    {"or", "it is written || in C"},
    {"not", "it is written ! in C"},
    {"is", "it is written == in C"},
    {"mod", "it is written % in C"},
    {"div", "it is written / in C"},
    {"begin", "a block begins with { in C"},
    {"end", "a block ends with } in C"},
    {"pass", "an empty statement is a single ; in C"},
    {"byte", "a byte is an unsigned char in C"},
    {"boolean", "it is called bool in C, and #include <stdbool.h> declares it"},
    {"new", "memory comes from malloc() in C"},
    {"delete", "a block is given back with free() in C"},
    {"final", "the word in C is const: before the type it keeps what is pointed to, behind the * the pointer"},
    {"defer", "C does nothing later by itself: write it in front of each return"},
    {"try", "C has no exceptions: look at what each call returns"},
    {"catch", "C has no exceptions: look at what each call returns"},
    {"except", "C has no exceptions: look at what each call returns"},
    {"throw", "C has no exceptions: return a value that says what went wrong"},
    {"mut", "what is not const may be written in C"},
    {"fn", "a function begins with the type that it gives, as in `int twice(int n)`"},
    {"len", "C keeps no length: strlen() counts a text, an array's is known where it is declared"},
    {"class", "C has structs, and functions beside them"},
    {"public", "C has no such word; static in front of a function keeps it to its file"},
    {"private", "C has no such word; static in front of a function keeps it to its file"},
    {"pthread_cancel", "it is not in this library: let the thread look at a flag and end by itself"},
    {"pthread_setcancelstate", "it is not in this library: no thread can be cancelled"},
    {"pthread_setcanceltype", "it is not in this library: no thread can be cancelled"},
    {"pthread_testcancel", "it is not in this library: no thread can be cancelled"},
    {"pthread_kill", "it is not in this library: let the thread look at a flag"},
    {"pthread_setschedparam", "it is not in this library: threads have no priorities"},
    {"pthread_setname_np", "it is not in this library: threads have numbers, not names"},
    {"getopt_long", "it is not in this library: getopt() takes options of one letter"},
    {"sem_open", "it is not in this library: sem_init() makes a semaphore"},
    {"fork", "it is not in this library: there is one process"},
    {"waitpid", "it is not in this library: there is one process"},
    {"mmap", "it is not in this library: memory comes from malloc()"},
    {"socket", "it is not in this library: there is no network"},
};

const char *slip_word(const struct name *n)
{
    for (size_t i = 0; n && i < COUNT(words); i++)
        if (str_is(n->text, words[i].word))
            return words[i].advice;
    return NULL;
}

void slip_advise(struct parser *p, const struct name *n)
{
    if (!p->c->said)
        return; /* nobody would hear it, and looking for a name takes its time */
    const char *advice = slip_word(n);
    if (advice)
        report_advice(p->c, "%s", advice);
    else
        scope_advise(p, n);
}

/* Does this token stand right behind that one? */
static bool touches(const struct token *t, int before)
{
    return t[-1].kind == TOKEN_PUNCT && t[-1].id == before && t[-1].at + t[-1].length == t->at;
}

/* Two signs where C has them the other way round, or one of them. */
static bool twisted(struct parser *p)
{
    static const struct { int before, now; const char *theirs, *ours; } signs[] = {
        {'=', '<', "=<", "'<='"},
        {'=', '>', "=>", "'>='"},
        {'<', '>', "<>", "'!='"},
        {PUNCT_EQ, '=', "===", "'=='"},
        {PUNCT_NE, '=', "!==", "'!='"},
        {PUNCT_OR, '|', "|||", "'||'"},
        {':', '=', ":=", "'=', and a new variable has its type before its name"},
        {PUNCT_SHR, '>', ">>>", "'>>', on an unsigned value"},
    };
    for (size_t i = 0; i < COUNT(signs); i++) {
        if (p->t->id == signs[i].now && touches(p->t, signs[i].before)) {
            struct span at = {p->t[-1].at, p->t->at + p->t->length};
            parse_error(p, "wrong-operator", at, "there is no operator '%s' in C", signs[i].theirs);
            report_advice(p->c, "it is written %s", signs[i].ours);
            p->t++;
            return true;
        }
    }
    return false;
}

static void odd_character(struct parser *p)
{
    static const char *const quotes[] = {"\u201c", "\u201d", "\u201e", "\u2018", "\u2019", "\u00b4",
                                         "\u00ab", "\u00bb"};
    struct str s = p->t->text;
    parse_error(p, "bad-character", parse_here(p), "'" STR_FMT "' cannot stand here", STR_ARG(s));
    for (size_t i = 0; i < COUNT(quotes); i++)
        if (str_starts(s, quotes[i])) {
            report_advice(p->c, "these are the quotes of printed text; C has \" and '");
            return;
        }
    if (str_is(s, "#"))
        report_advice(p->c, "a comment begins with //");
}

static void odd_keyword(struct parser *p)
{
    struct str s = p->t->text;
    if (p->t->id == KEYWORD_else) {
        parse_error(p, "else-without-if", parse_here(p), "this 'else' has no 'if' right before it");
        report_advice(p->c, "between if and else stands one statement; { and } make one of several");
    } else if (decl_starts(p)) {
        parse_error(p, "type-as-value", parse_here(p), "a type stands where a value belongs");
        report_advice(p->c, "types stand in declarations; in a call stand the values alone");
    } else {
        parse_error(p, "expected-expression", parse_here(p), "'" STR_FMT "' cannot stand here: a value "
                    "is missing before it", STR_ARG(s));
    }
}

void slip_no_value(struct parser *p)
{
    if (p->t->kind == TOKEN_KEYWORD && p->t->id == KEYWORD___attribute__ && contract_tell_name(p, p->t))
        return;
    switch (p->t->kind) {
    case TOKEN_END:
        parse_error(p, "unexpected-end", parse_behind(p), "the file ends here, but the program does not");
        report_advice(p->c, "is a '}' missing?");
        return;
    case TOKEN_OTHER:
        odd_character(p);
        p->t++;
        return;
    case TOKEN_KEYWORD:
        odd_keyword(p);
        return;
    default:
        break;
    }
    if (twisted(p))
        return;
    if (p->t->id == '#') {
        odd_character(p);
        return;
    }
    if (p->t->id == '{') {
        parse_error(p, "expected-expression", parse_here(p), "a value is missing before this '{'");
        return;
    }
    int before = p->t[-1].kind == TOKEN_PUNCT ? p->t[-1].id : 0;
    if (p->t->id == ')' && (before == ')' || before == ';' || before == '{' || before == '}')) {
        parse_error(p, "unbalanced", parse_here(p), "there is a ')' too many");
        return;
    }
    parse_error(p, "expected-expression", parse_here(p), "something is missing before this '" STR_FMT "'",
                STR_ARG(p->t->text));
    if ((p->t->id == '}' || p->t->id == ']') && before == ')')
        report_advice(p->c, "behind the ) of if, while and for stands what is to be done, as a "
                               "statement or in { and }");
}

bool slip_operator(struct parser *p)
{
    const struct token *t = p->t;
    const char *advice = t->kind == TOKEN_NAME && !t->name->ident ? slip_word(t->name) : NULL;
    if (advice) {
        parse_error(p, "wrong-operator", parse_here(p), "'" STR_FMT "' is no word of C", STR_ARG(t->text));
        report_advice(p->c, "%s", advice);
        return true;
    }
    if (t->kind == TOKEN_OTHER) {
        odd_character(p);
        return true;
    }
    if (t->kind == TOKEN_STRING && t[-1].kind == TOKEN_NAME) {
        parse_error(p, "expected", parse_here(p), "a '(' is missing before " STR_FMT,
                    STR_ARG(t->text.len < 40 ? t->text : STR("this text")));
        report_advice(p->c, "what is given to a function stands in ( and )");
        return true;
    }
    return false;
}

bool slip_expect(struct parser *p, int punct, const char *what)
{
    if (p->t->kind == TOKEN_PUNCT && p->t->id == punct) {
        p->t++;
        return true;
    }
    if (parse_is_torn(p) || slip_operator(p))
        return false;
    if (p->t->kind == TOKEN_END) {
        slip_no_value(p);
        return false;
    }
    if (punct == ';' && p->t->kind == TOKEN_PUNCT && p->t->id == ')') {
        parse_error(p, "unbalanced", parse_here(p), "there is a ')' too many");
        return false;
    }
    parse_expect(p, punct, what);
    if (punct == ')')
        report_advice(p->c, "count the brackets: every ( needs its )");
    else if (punct == ']')
        report_advice(p->c, "count the brackets: every [ needs its ]");
    else if (punct == ';' && p->t->kind == TOKEN_PUNCT && p->t->id == PUNCT_EQ)
        report_advice(p->c, "one = gives a value, == compares");
    return false;
}

/* So far in stands the line of a place; a tab goes on to the next multiple of eight. 0 for what is not a file's. */
static int indentation(const struct cfront *c, loc at, bool *ret_first)
{
    struct place_in in = place_of(c, at);
    const char *line = in.source->text.at + (at - in.source->base) - (in.column - 1);
    int n = 0;
    uint32_t i = 0;
    for (; i + 1 < in.column && (line[i] == ' ' || line[i] == '\t'); i++)
        n = line[i] == '\t' ? n / 8 * 8 + 8 : n + 1;
    *ret_first = i + 1 == in.column;
    return n;
}

bool slip_closed_early(struct parser *p, loc open)
{
    enum { MOST = DEPTH_MAX };
    loc opened[MOST];
    int depth = 0;
    const struct token *t = p->first;
    while (t->kind != TOKEN_END && t->at != open)
        t++;
    const struct source *of = source_of(p->c, open);
    for (t += t->kind != TOKEN_END; t < p->t && t->kind != TOKEN_END; t++) {
        bool opens = t->kind == TOKEN_PUNCT && t->id == '{', closes = t->kind == TOKEN_PUNCT && t->id == '}', first;
        if (opens && depth < MOST)
            opened[depth] = t->at;
        depth += opens - closes;
        if (!closes || depth < 0 || depth >= MOST || source_of(p->c, t->at) != of || source_of(p->c, opened[depth]) != of)
            continue;
        int end = indentation(p->c, t->at, &first), begin = indentation(p->c, opened[depth], &(bool){0});
        if (first && end < begin) {
            report_advice(p->c, "the '}' in line %u closes the '{' in line %u, which stands further in: is one missing "
                          "between them?", place_of(p->c, t->at).line, place_of(p->c, opened[depth]).line);
            return true;
        }
    }
    return false;
}
