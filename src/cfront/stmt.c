/* Statements, C11 6.8, one function per kind.
 *
 * Recovery is here: every statement starts without an error, and one that cannot be
 * read to its end is skipped to where the next one begins (parse_recover), so that
 * each mistake of a function is told once. Chains that people write long, else-if and
 * case labels, are read in loops. */
#include "cfront/parse.h"

#include <string.h>

enum { CHAIN_MAX = 1000 }; /* of else-ifs, of labels on one statement */

static struct stmt *statement(struct parser *p, bool in_list);

static struct stmt *stmt_new(struct parser *p, enum stmt_kind k, struct span at)
{
    struct stmt *s = arena_alloc(p->c->arena, sizeof *s);
    s->kind = (uint8_t)k;
    s->at = s->whole = at;
    s->block = p->block;
    return s;
}

static struct block *block_new(struct parser *p, struct span open)
{
    struct block *b = arena_alloc(p->c->arena, sizeof *b);
    b->outer = p->block;
    b->open = open;
    return b;
}

/* No more objects will be declared in it. */
static void block_close(struct parser *p, struct block *b)
{
    size_t count = b->objects.len;
    struct object **kept = count ? arena_array(p->c->arena, count, sizeof *kept) : NULL;
    if (count)
        memcpy(kept, b->objects.at, count * sizeof *kept);
    vec_release(&b->objects);
    b->objects.at = kept;
    b->objects.len = b->objects.room = count;
    p->block = b->outer;
}

static struct stmt *finish(struct parser *p, struct stmt *s)
{
    s->whole = parse_since(p, s->whole);
    return s;
}

/* May a statement begin here, seen by its looks alone? */
static bool fresh_line(const struct parser *p)
{
    return (p->t->flags & TOKEN_LINE_START) && (p->t->kind == TOKEN_NAME || p->t->kind == TOKEN_KEYWORD);
}

/* The ';' of a statement. Where it is only forgotten, the next one is read as it is. */
static void semicolon(struct parser *p, const char *what)
{
    if (parse_accept(p, ';'))
        return;
    if (!p->statement_failed)
        slip_expect(p, ';', what);
    if (parse_is(p, '}') || parse_is(p, '{') || fresh_line(p))
        return;
    parse_recover(p);
}

/* ---- conditions in parentheses --------------------------------------------------- */

/* To behind the ')' that closes what is open, or to where a body or statement begins. */
static void skip_to_body(struct parser *p)
{
    for (int depth = 1; p->t->kind != TOKEN_END; p->t++) {
        if (parse_is(p, '{') || parse_is(p, '}'))
            return;
        if (parse_is(p, '('))
            depth++;
        if (parse_is(p, ';') && depth <= 1) {
            return;
        }
        if (parse_is(p, ')') && --depth == 0) {
            p->t++;
            return;
        }
    }
}

/* if (x) then ...;  if (x): */
static void word_behind(struct parser *p)
{
    const char *advice = p->t->kind == TOKEN_NAME && !p->t->name->ident ? slip_word(p->t->name) : NULL;
    bool then = advice && str_is(p->t->text, "then");
    if (!then && !parse_is(p, ':'))
        return;
    parse_error(p, then ? "wrong-operator" : "expected", parse_here(p), then ? "'then' is no word of C"
                : "a ':' cannot stand here");
    report_advice(p->c, "%s",
                  then ? advice : "behind the condition stands a statement, or several in { and }");
    p->t++;
}

static struct expr *condition(struct parser *p, const char *word)
{
    struct span at = parse_here(p);
    struct expr *e;
    if (!parse_accept(p, '(')) {
        parse_error(p, "expected", parse_behind(p), "missing '(' behind '%s'", word);
        report_advice(p->c, "the condition of if, while, for and switch stands in ( and )");
        if (p->t->kind == TOKEN_PUNCT && (p->t->id == '{' || p->t->id == '}' || p->t->id == ';'))
            return expr_error(p, at);
        e = expr_parse(p);
        parse_accept(p, ':');
        parse_accept(p, ')');
        return e;
    }
    if (parse_is(p, ')')) {
        parse_error(p, "expected-expression", parse_here(p), "the condition of '%s' is missing", word);
        p->t++;
        return expr_error(p, at);
    }
    e = expr_parse(p);
    if (!slip_expect(p, ')', "')' behind the condition"))
        skip_to_body(p);
    word_behind(p);
    return e;
}

/* What if, while and for decide about. */
static struct stmt *body(struct parser *p)
{
    return statement(p, false);
}

static struct stmt *loop_body(struct parser *p, struct stmt *loop)
{
    struct stmt *outer = p->loop, *breakable = p->breakable;
    p->loop = p->breakable = loop;
    struct stmt *s = body(p);
    p->loop = outer;
    p->breakable = breakable;
    return s;
}

/* ---- if -------------------------------------------------------------------------- */

static bool at_elif(struct parser *p)
{
    if (p->t->kind != TOKEN_NAME || p->t->name->ident)
        return false;
    return str_is(p->t->text, "elif") || str_is(p->t->text, "elseif") || str_is(p->t->text, "elsif");
}

/* Is there another if behind this one's statement? Takes the 'else'. */
static bool else_if(struct parser *p, struct stmt *s)
{
    if (at_elif(p)) {
        p->statement_failed = false;
        parse_error(p, "wrong-operator", parse_here(p), "'" STR_FMT "' is no word of C",
                    STR_ARG(p->t->text));
        report_advice(p->c, "it is written else if");
        return true;
    }
    if (!parse_accept_keyword(p, KEYWORD_else))
        return false;
    if (parse_is_keyword(p, KEYWORD_if))
        return true;
    word_behind(p);
    s->otherwise = body(p);
    return false;
}

static struct stmt *if_statement(struct parser *p)
{
    struct stmt *first = NULL, **slot = &first;
    for (int chain = 0;; chain++) {
        struct stmt *s = stmt_new(p, STMT_IF, parse_here(p));
        p->t++;
        s->expr = convert_condition(p, condition(p, "if"));
        if (!expr_failed(s->expr))
            s->at = s->expr->at;
        p->is_then = parse_is(p, '{');
        s->then = body(p);
        *slot = s;
        slot = &s->otherwise;
        if (!else_if(p, s))
            break;
        if (chain >= CHAIN_MAX) {
            parse_error(p, "too-deep", parse_here(p), "this chain of if and else is too long to follow");
            parse_recover(p);
            break;
        }
    }
    for (struct stmt *s = first; s && s->kind == STMT_IF && s->whole.from; s = s->otherwise)
        finish(p, s);
    return first;
}

/* ---- loops ----------------------------------------------------------------------- */

static struct stmt *while_statement(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_WHILE, parse_here(p));
    p->t++;
    s->expr = convert_condition(p, condition(p, "while"));
    if (!expr_failed(s->expr))
        s->at = s->expr->at;
    s->then = loop_body(p, s);
    return finish(p, s);
}

static struct stmt *do_statement(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_DO, parse_here(p));
    p->t++;
    s->then = loop_body(p, s);
    p->statement_failed = false;
    if (!parse_accept_keyword(p, KEYWORD_while)) {
        parse_error(p, "expected", parse_behind(p),
                    "missing 'while' and a condition behind the body of 'do'");
        s->expr = expr_error(p, parse_behind(p));
        return finish(p, s);
    }
    s->expr = convert_condition(p, condition(p, "while"));
    if (!expr_failed(s->expr))
        s->at = s->expr->at;
    semicolon(p, "';' behind the condition");
    return finish(p, s);
}

/* What stands between the parentheses of a for whose parts are not three. */
static void not_three_parts(struct parser *p, const struct token *open, int semicolons)
{
    bool in = false;
    for (const struct token *t = open + 1; t < open + 5 && t->kind != TOKEN_END; t++)
        in |= t->kind == TOKEN_NAME && (str_is(t->text, "in") || str_is(t->text, "of"));
    struct span at = {open->at, open->at + open->length};
    int depth = 0;
    for (; p->t->kind != TOKEN_END; p->t++) {
        depth += parse_is(p, '(') - parse_is(p, ')');
        if (p->t->kind == TOKEN_NAME && !p->t->name->ident)
            expr_hush(p, p->t->name);
        if (depth < 0)
            break;
    }
    at = parse_since(p, at);
    parse_error(p, "for-parts", at, in ? "C has no 'for ... in ...'"
                : "the three parts of 'for' are parted by two ';', but here %s",
                semicolons == 0 ? "is none" : semicolons == 1 ? "is one" : "are more");
    report_advice(p->c, "a loop over 0, 1, ... n - 1 is: for (int i = 0; i < n; i++)");
}

/* Behind '(': the ';' up to its ')'; -1: there are braces or no end, who knows. */
static int count_parts(const struct parser *p)
{
    int depth = 0, count = 0;
    for (const struct token *t = p->t; t->kind != TOKEN_END; t++) {
        if (count == 2 && depth == 0 && (t->flags & TOKEN_LINE_START))
            return -1; /* a ')' may be missing */
        if (t->kind != TOKEN_PUNCT)
            continue;
        if (t->id == '{' || t->id == '}')
            return -1;
        if (t->id == '(')
            depth++;
        if (t->id == ')' && depth-- == 0)
            return count;
        if (t->id == ';' && depth == 0)
            count++;
    }
    return -1;
}

static void for_parts(struct parser *p, struct stmt *s)
{
    if (decl_starts(p)) {
        struct stmt **tail = &s->init;
        decl_in_block(p, &tail);
    } else if (!parse_accept(p, ';')) {
        struct stmt *first = stmt_new(p, STMT_EXPR, parse_here(p));
        first->expr = expr_discard(p, expr_parse(p));
        first->at = first->whole = first->expr->at;
        s->init = first;
        if (!slip_expect(p, ';', "';' behind the first part of 'for'")) {
            skip_to_body(p);
            return;
        }
    }
    if (!parse_is(p, ';')) {
        s->expr = convert_condition(p, expr_parse(p));
        s->at = s->expr->at;
    }
    if (!slip_expect(p, ';', "';' behind the condition of 'for'")) {
        skip_to_body(p);
        return;
    }
    if (!parse_is(p, ')'))
        s->step = expr_discard(p, expr_parse(p));
    if (!slip_expect(p, ')', "')' behind the parts of 'for'"))
        skip_to_body(p);
}

static struct stmt *for_statement(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_FOR, parse_here(p));
    s->block = p->block = block_new(p, parse_here(p));
    scope_enter(p);
    p->t++;
    const struct token *open = p->t;
    if (!parse_accept(p, '(')) {
        parse_error(p, "expected", parse_behind(p), "missing '(' behind 'for'");
        report_advice(p->c, "a loop over 0, 1, ... n - 1 is: for (int i = 0; i < n; i++)");
        if (count_parts(p) == 2)
            for_parts(p, s);
        else
            skip_to_body(p);
    } else {
        int semicolons = count_parts(p);
        if (semicolons >= 0 && semicolons != 2) {
            not_three_parts(p, open, semicolons);
            parse_accept(p, ')');
        } else {
            for_parts(p, s);
        }
    }
    s->then = loop_body(p, s);
    scope_leave(p);
    block_close(p, s->block);
    finish(p, s);
    s->block->close = s->whole;
    s->block->open = s->whole;
    return s;
}

/* ---- switch ---------------------------------------------------------------------- */

static bool is_case(const struct token *t)
{
    return t->kind == TOKEN_KEYWORD && (t->id == KEYWORD_case || t->id == KEYWORD_default);
}

/* Behind the ')': a case whose statement has ended, and then another or a break? */
static bool is_switch_without_brace(const struct parser *p)
{
    int depth = 0;
    const struct token *t = p->t;
    if (!is_case(t) || !(t->flags & TOKEN_LINE_START))
        return false;
    for (; t->kind != TOKEN_END && depth >= 0; t++) {
        if (t->kind != TOKEN_PUNCT)
            continue;
        depth += (t->id == '{' || t->id == '(') - (t->id == '}' || t->id == ')');
        if (t->id == ';' && depth == 0)
            return is_case(t + 1) || (t[1].kind == TOKEN_KEYWORD && t[1].id == KEYWORD_break);
    }
    return false;
}

static struct stmt *switch_statement(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_SWITCH, parse_here(p));
    p->t++;
    struct expr *e = convert_value(p, condition(p, "switch"));
    if (!expr_failed(e) && !type_is_integer(e->type)) {
        parse_error(p, "switch-type", e->at, "'switch' needs a whole number, but %s is '%s'",
                    expr_text(p, e), type_text(p->c, e->type));
        if (e->type->kind == TYPE_POINTER && type_is_char(e->type->base))
            report_advice(p->c, "texts are compared with strcmp() in a chain of if and else");
        e = expr_error(p, e->at);
    }
    s->expr = convert_promote(p, e);
    if (!expr_failed(e))
        s->at = e->at;
    struct stmt *outer = p->switch_, *breakable = p->breakable;
    p->switch_ = p->breakable = s;
    if (is_switch_without_brace(p)) {
        p->statement_failed = false;
        parse_error(p, "expected", parse_behind(p), "missing '{' behind the condition of 'switch'");
        p->t--; /* as if it stood here: the ')' is of no use any more */
        p->t->kind = TOKEN_PUNCT;
        p->t->id = '{';
    }
    s->then = body(p);
    p->switch_ = outer;
    p->breakable = breakable;
    s->next_case = NULL; /* it pointed to the last of them */
    finish(p, s);
    label_switch(p, s);
    return s;
}

/* As the switch sees it: converted to the type of its expression. */
static int64_t as_type(int64_t v, const struct type *t)
{
    if (t->kind == TYPE_INT)
        return (int32_t)v;
    return t->kind == TYPE_UINT ? (int64_t)(uint32_t)v : v;
}

static struct stmt *case_label(struct parser *p)
{
    struct span from = parse_here(p);
    bool is_default = p->t->id == KEYWORD_default;
    struct stmt *s = stmt_new(p, STMT_CASE, from), *owner = p->switch_;
    p->t++;
    s->is_default = is_default;
    bool good = true;
    if (!is_default) {
        good = const_parse(p, "the value behind 'case'", &s->low) != NULL;
        s->high = s->low;
        if (parse_accept(p, PUNCT_ELLIPSIS))
            good = const_parse(p, "the value behind '...'", &s->high) != NULL && good;
    }
    s->at = s->whole = parse_since(p, from);
    if (!owner)
        parse_error(p, "stray-case", from, "'%s' stands outside of every switch",
                    is_default ? "default" : "case");
    if (!parse_accept(p, ':')) {
        slip_expect(p, ':', is_default ? "':' behind 'default'" : "':' behind the value of 'case'");
        parse_accept(p, ';');
    }
    if (!owner || !good)
        return s;
    if (!expr_failed(owner->expr)) {
        s->low = as_type(s->low, owner->expr->type);
        s->high = as_type(s->high, owner->expr->type);
    }
    if (owner->next_case)
        owner->next_case->next_case = s;
    else
        owner->cases = s;
    owner->next_case = s;
    return s;
}

/* ---- labels ---------------------------------------------------------------------- */

static bool at_label(const struct parser *p)
{
    return p->t->kind == TOKEN_NAME && p->t[1].kind == TOKEN_PUNCT && p->t[1].id == ':';
}

static bool at_case(const struct parser *p)
{
    return p->t->kind == TOKEN_KEYWORD && (p->t->id == KEYWORD_case || p->t->id == KEYWORD_default);
}

static struct stmt *name_label(struct parser *p)
{
    struct span at = parse_here(p);
    struct label *l = label_get(p, p->t->name, at);
    struct stmt *s = stmt_new(p, STMT_LABEL, at);
    p->t += 2;
    s->label = l;
    if (l->defined) {
        parse_error(p, "duplicate-label", at, "there is a label '" STR_FMT "' already",
                    STR_ARG(l->name->text));
        report_advice(p->c, "line %u has it", place_of(p->c, l->at.from).line);
        return s;
    }
    l->defined = true;
    l->at = at;
    l->block = p->block;
    l->stmt = s;
    p->function->has_jumps = true;
    return s;
}

/* Labels and cases, as many as there are, and the statement they stand before. A
 * declaration or the end of the block may follow, as in C23: then it is an empty one. */
static struct stmt *labeled(struct parser *p, bool in_list)
{
    struct stmt *first = NULL, **slot = &first;
    for (int chain = 0; at_label(p) || at_case(p); chain++) {
        bool ignored;
        struct stmt *s = at_case(p) ? case_label(p) : name_label(p);
        *slot = s;
        slot = &s->then;
        if (parse_is_keyword(p, KEYWORD___attribute__))
            attribute_of_statement(p, &ignored);
        if (chain >= CHAIN_MAX) {
            p->statement_failed = false;
            parse_error(p, "too-deep", parse_here(p), "too many labels on one statement");
            break;
        }
    }
    if (parse_is(p, '}') || (in_list && decl_starts(p)))
        *slot = stmt_new(p, STMT_EMPTY, parse_behind(p));
    else
        *slot = statement(p, false);
    return first;
}

/* ---- jumps ----------------------------------------------------------------------- */

static struct stmt *goto_statement(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_GOTO, parse_here(p));
    p->t++;
    if (parse_is(p, '*')) {
        parse_error(p, "not-in-course", s->at, "a goto to an address is not part of this course");
        parse_recover(p);
        s->kind = STMT_EMPTY;
        return finish(p, s);
    }
    if (p->t->kind != TOKEN_NAME) {
        parse_error(p, "expected", parse_here(p), "behind 'goto' stands the name of a label");
        parse_recover(p);
        s->kind = STMT_EMPTY;
        return finish(p, s);
    }
    s->label = label_get(p, p->t->name, parse_here(p));
    s->label->used = true;
    p->t++;
    s->at = parse_since(p, s->at);
    label_jump(p, s);
    semicolon(p, "';' behind the label");
    return finish(p, s);
}

static struct stmt *leave_statement(struct parser *p)
{
    bool is_break = p->t->id == KEYWORD_break;
    struct stmt *s = stmt_new(p, is_break ? STMT_BREAK : STMT_CONTINUE, parse_here(p));
    p->t++;
    s->target = is_break ? p->breakable : p->loop;
    if (!s->target) {
        parse_error(p, "stray-jump", s->at, is_break ? "'break' stands outside of every loop and switch"
                    : "'continue' stands outside of every loop");
        s->kind = STMT_EMPTY;
    }
    semicolon(p, is_break ? "';' behind 'break'" : "';' behind 'continue'");
    return finish(p, s);
}

static struct stmt *return_statement(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_RETURN, parse_here(p));
    struct span word = s->at;
    struct func *f = p->function;
    struct type *t = f->type->base;
    p->t++;
    /* `return` without its ';' and a '}' or a new line with a word behind it */
    if (!parse_is(p, ';') && !parse_is(p, '}')) {
        struct expr *e = convert_value(p, expr_parse(p));
        s->at = parse_since(p, word);
        if (!expr_failed(e) && t->kind == TYPE_VOID && e->type->kind != TYPE_VOID) {
            parse_error(p, "return-value", e->at, "'" STR_FMT "' is declared void: it returns nothing",
                        STR_ARG(f->name->text));
            report_advice(p->c, "write `return;`, or the type of the value instead of void");
            e = expr_error(p, e->at);
        } else if (t->kind != TYPE_VOID && t->kind != TYPE_ERROR) {
            e = convert_fits(e, t) ? convert_to(p, e, t)
                : convert_assign(p, e, t, arena_printf(p->c->arena, "the result of '" STR_FMT "'",
                                                       STR_ARG(f->name->text)));
        }
        s->expr = e;
    } else if (t->kind != TYPE_VOID && t->kind != TYPE_ERROR) {
        parse_error(p, "return-value", word, "'" STR_FMT "' returns '%s', but here is no value",
                    STR_ARG(f->name->text), type_text(p->c, t));
        report_advice(p->c, "write the value behind 'return'");
    }
    semicolon(p, s->expr ? "';' behind the value" : "';' behind 'return'");
    return finish(p, s);
}

/* ---- simple statements ----------------------------------------------------------- */

static struct stmt *expression_statement(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_EXPR, parse_here(p));
    const struct token *first = p->t;
    s->expr = expr_discard(p, expr_parse(p));
    if (p->t > first)
        s->at = parse_since(p, s->at);
    semicolon(p, "';' at the end of this statement");
    if (p->t > first)
        finish(p, s);
    return s;
}

static struct stmt *attributed(struct parser *p, bool in_list)
{
    struct span at = parse_here(p);
    bool fallthrough = false;
    attribute_of_statement(p, &fallthrough);
    if (!parse_is(p, ';'))
        return statement(p, in_list);
    struct stmt *s = stmt_new(p, STMT_EMPTY, at);
    s->fallthrough = fallthrough;
    p->t++;
    return finish(p, s);
}

static struct stmt *assembly(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_EMPTY, parse_here(p));
    parse_error(p, "not-in-course", s->at, "assembly is not part of this course");
    parse_recover(p);
    return finish(p, s);
}

/* A declaration where only one statement may stand. */
static struct stmt *lone_declaration(struct parser *p)
{
    struct stmt *first = NULL, **tail = &first;
    parse_error(p, "lone-declaration", parse_here(p),
                "a declaration cannot stand here: nothing could use it");
    report_advice(p->c, "put { and } around it and what follows");
    decl_in_block(p, &tail);
    return first ? first : stmt_new(p, STMT_EMPTY, parse_behind(p));
}

/* ---- which one ------------------------------------------------------------------- */

static struct stmt *keyword_statement(struct parser *p, bool in_list)
{
    switch (p->t->id) {
    case KEYWORD_if: return if_statement(p);
    case KEYWORD_while: return while_statement(p);
    case KEYWORD_do: return do_statement(p);
    case KEYWORD_for: return for_statement(p);
    case KEYWORD_switch: return switch_statement(p);
    case KEYWORD_goto: return goto_statement(p);
    case KEYWORD_break:
    case KEYWORD_continue: return leave_statement(p);
    case KEYWORD_return: return return_statement(p);
    case KEYWORD_asm: return assembly(p);
    case KEYWORD___attribute__: return attributed(p, in_list);
    case KEYWORD_else:
        slip_no_value(p); /* tells of the missing if */
        p->t++;
        return statement(p, in_list);
    default: return expression_statement(p);
    }
}

static struct stmt *any_statement(struct parser *p, bool in_list)
{
    p->statement_failed = false;
    if (at_label(p) || at_case(p))
        return labeled(p, in_list);
    if (p->t->kind == TOKEN_PUNCT) {
        if (p->t->id == '{')
            return stmt_block(p, true);
        if (p->t->id == '[' && p->t[1].kind == TOKEN_PUNCT && p->t[1].id == '[')
            return attributed(p, in_list);
        if (p->t->id == ';') {
            struct stmt *s = stmt_new(p, STMT_EMPTY, parse_here(p));
            p->t++;
            return s;
        }
    }
    if (decl_starts(p))
        return lone_declaration(p);
    return p->t->kind == TOKEN_KEYWORD ? keyword_statement(p, in_list) : expression_statement(p);
}

static struct stmt *statement(struct parser *p, bool in_list)
{
    struct stmt *s;
    if (parse_deeper(p)) {
        s = any_statement(p, in_list);
    } else {
        s = stmt_new(p, STMT_EMPTY, parse_here(p));
        p->is_then = false;
        parse_recover(p);
    }
    p->depth--;
    return s;
}

struct stmt *stmt_parse(struct parser *p)
{
    return statement(p, false);
}

/* ---- blocks ---------------------------------------------------------------------- */

static void list_item(struct parser *p, struct stmt ***tail)
{
    const struct token *before = p->t;
    p->statement_failed = false;
    if (!at_label(p) && decl_starts(p)) {
        decl_in_block(p, tail);
    } else {
        struct stmt *s = statement(p, true);
        **tail = s;
        while (s->next)
            s = s->next;
        *tail = &s->next;
    }
    if (p->t == before && p->t->kind != TOKEN_END)
        p->t++; /* whatever it is, it was told */
}

/* A function in this one was told of already: its '}' is the one that is missing. */
static bool nested_function_told(const struct parser *p)
{
    for (size_t i = 0; i < p->c->diags.len; i++)
        if (strcmp(p->c->diags.at[i].code, "missing-brace") == 0)
            return true;
    return false;
}

static void unclosed(struct parser *p, struct span open)
{
    if (nested_function_told(p))
        return;
    p->statement_failed = false;
    parse_error(p, "unexpected-end", parse_behind(p),
                "the file ends here, but the program does not: a '}' is "
                "missing");
    if (!slip_closed_early(p, open.from))
        report_advice(p->c, "the '{' in line %u has none", place_of(p->c, open.from).line);
}

/* if (x) { ...; else { ... }: read on as if the '}' stood there. */
static void unclosed_then(struct parser *p, struct span open)
{
    p->statement_failed = false;
    parse_error(p, "expected", parse_here(p), "a '}' is missing before this 'else'");
    report_advice(p->c, "the '{' in line %u is still open", place_of(p->c, open.from).line);
}

struct stmt *stmt_block(struct parser *p, bool own_scope)
{
    struct span open = parse_here(p);
    bool is_then = p->is_then;
    p->is_then = false;
    struct stmt *s = stmt_new(p, STMT_BLOCK, open);
    s->block = p->block = block_new(p, open);
    if (own_scope)
        scope_enter(p);
    parse_accept(p, '{'); /* where it is missing that was told */
    struct stmt **tail = &s->list;
    while (!parse_is(p, '}') && p->t->kind != TOKEN_END && !(is_then && parse_is_keyword(p, KEYWORD_else)))
        list_item(p, &tail);
    p->block->close = parse_here(p);
    if (p->t->kind == TOKEN_END)
        unclosed(p, open);
    else if (!parse_accept(p, '}'))
        unclosed_then(p, open);
    if (own_scope)
        scope_leave(p);
    if (s->block->outer)
        block_close(p, s->block);
    else
        p->block = NULL;
    p->statement_failed = false;
    return finish(p, s);
}

static void skip_braces(struct parser *p)
{
    int depth = 0;
    do {
        depth += parse_is(p, '{') - parse_is(p, '}');
        p->t += p->t->kind != TOKEN_END;
    } while (depth > 0 && p->t->kind != TOKEN_END);
}

struct expr *stmt_expression(struct parser *p, struct span open)
{
    bool quiet = p->statement_failed;
    size_t errors = p->c->error_count;
    if (!p->function) {
        parse_error(p, "stray-statement", open, "statements stand in functions only");
        skip_braces(p);
        slip_expect(p, ')', "')' behind the statements");
        return expr_error(p, open);
    }
    int deepest = p->deepest;
    p->deepest = 0;
    struct stmt *block = NULL;
    if (parse_deeper(p))
        block = stmt_block(p, true);
    else
        skip_braces(p);
    p->depth--;
    p->statement_failed = quiet || p->c->error_count > errors;
    int deep = p->deepest + 2;
    p->deepest = deepest;
    if (!slip_expect(p, ')', "')' behind the statements") || !block || p->c->error_count > errors)
        return expr_error(p, open);
    struct stmt *last = block->list;
    while (last && last->next)
        last = last->next;
    struct type *t = &type_void;
    if (last && last->kind == STMT_EXPR) {
        last->expr = convert_value(p, last->expr);
        t = last->expr->type;
    }
    struct expr *e = expr_new(p, EXPR_STMT, t, parse_since(p, open));
    e->body = block;
    e->depth = (uint16_t)(deep < EXPR_DEPTH_MAX ? deep : EXPR_DEPTH_MAX);
    return e;
}

/* ---- functions ------------------------------------------------------------------- */

void stmt_function_body(struct parser *p, struct func *f)
{
    struct parser outer = *p;
    p->function = f;
    p->block = NULL;
    p->loop = p->breakable = p->switch_ = NULL;
    p->told = NULL;
    p->jumps = NULL;
    p->statement_failed = false;
    f->body = stmt_block(p, false);
    f->end = f->body->block->close;
    label_finish(p, f);
    struct type *result = f->type->base;
    bool is_main = str_is(f->name->text, "main") && f->storage == STORAGE_EXTERN;
    f->falls_off = result->kind != TYPE_VOID && result->kind != TYPE_ERROR && !is_main
        && reach_end(p->c, f);
    p->function = outer.function;
    p->block = outer.block;
    p->loop = outer.loop;
    p->breakable = outer.breakable;
    p->switch_ = outer.switch_;
    p->told = outer.told;
    p->jumps = outer.jumps;
}
