/* emit_text.c - writing text quickly, and the text in front of every program. */
#include "cfront/emit.h"

#include <string.h>

#include "program/hooks.h"

static void digits(struct buf *b, uint64_t v, unsigned base)
{
    char room[24], *p = room + sizeof room;
    do {
        *--p = "0123456789abcdef"[v % base];
        v /= base;
    } while (v);
    buf_add(b, p, (size_t)(room + sizeof room - p));
}

void out(struct emitter *e, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    for (const char *p = fmt;; p++) {
        const char *stop = strchrnul(p, '%');
        if (stop > p) {
            buf_add(&e->body, p, (size_t)(stop - p));
        }
        if (!*stop) {
            break;
        }
        p = stop + 1;
        switch (*p) {
        case 's':
            buf_cstr(&e->body, va_arg(ap, const char *));
            break;
        case 'u':
            digits(&e->body, va_arg(ap, uint32_t), 10);
            break;
        case 'd': {
            int64_t v = va_arg(ap, int64_t);
            if (v < 0) {
                buf_cstr(&e->body, "(-");
                digits(&e->body, -(uint64_t)v, 10);
                buf_cstr(&e->body, v == INT64_MIN ? "UL)" : "L)");
            } else {
                digits(&e->body, (uint64_t)v, 10);
                if (v > INT32_MAX) {
                    buf_char(&e->body, 'L');
                }
            }
            break;
        }
        case 'x': {
            uint64_t at = va_arg(ap, uint64_t);
            buf_cstr(&e->body, at < GLOBALS_AT ? "(g-" : "(g+");
            digits(&e->body, at < GLOBALS_AT ? GLOBALS_AT - at : at - GLOBALS_AT, 10);
            buf_cstr(&e->body, ")");
            break;
        }
        case 'S': {
            uint32_t site = va_arg(ap, uint32_t);
            if (e->checked) {
                buf_cstr(&e->body, "if(++w[");
                digits(&e->body, site, 10);
                buf_cstr(&e->body, "],--*x<0)st(");
                digits(&e->body, site, 10);
                buf_cstr(&e->body, ");");
            }
            if (e->p->history) {
                buf_cstr(&e->body, "se(");
                digits(&e->body, site, 10);
                buf_cstr(&e->body, ");");
            }
            break;
        }
        case 'Z': {
            uint32_t site = va_arg(ap, uint32_t);
            buf_cstr(&e->body, e->checked ? "k->site=" : "");
            digits(&e->body, e->checked ? site : 0, 10);
            break;
        }
        case 'i': {
            const struct expr *index = va_arg(ap, const struct expr *);
            if (index->type->kind != TYPE_LONG && index->type->kind != TYPE_LLONG) {
                buf_cstr(&e->body, "(L)");
            }
            out_value(e, index);
            break;
        }
        case 'v':
            out_value(e, va_arg(ap, const struct expr *));
            break;
        case 'c':
            out_condition(e, va_arg(ap, const struct expr *));
            break;
        case 't':
            buf_cstr(&e->body, emit_type(va_arg(ap, const struct type *)));
            break;
        default:
            BUG("out: unknown directive %%%c", *p);
        }
    }
    va_end(ap);
}

const char *emit_type(const struct type *t)
{
    switch (t->kind) {
    case TYPE_VOID: return "void";
    case TYPE_BOOL: return "unsigned char";
    case TYPE_CHAR: case TYPE_SCHAR: return "signed char";
    case TYPE_UCHAR: return "unsigned char";
    case TYPE_SHORT: return "short";
    case TYPE_USHORT: return "unsigned short";
    case TYPE_INT: return "I";
    case TYPE_UINT: return "U";
    case TYPE_LONG: case TYPE_LLONG: return "L";
    case TYPE_ULONG: case TYPE_ULLONG: return "W";
    case TYPE_FLOAT: return "F";
    case TYPE_DOUBLE: return "D";
    case TYPE_LDOUBLE: return "X";
    case TYPE_ENUM: return t->base ? emit_type(t->base) : "I";
    default: return "P";
    }
}

char emit_letter(const struct type *t)
{
    switch (t->kind) {
    case TYPE_VOID: return 'v';
    case TYPE_LONG: case TYPE_LLONG: case TYPE_ULONG: case TYPE_ULLONG: return 'l';
    case TYPE_FLOAT: return 'f';
    case TYPE_DOUBLE: return 'd';
    case TYPE_LDOUBLE: return 'x';
    case TYPE_ENUM: return t->base ? emit_letter(t->base) : 'i';
    case TYPE_STRUCT: case TYPE_UNION: return 't';
    default: return type_is_integer(t) ? 'i' : 'p';
    }
}

/* ---- the prelude ---------------------------------------------------------------- */

static const char types[] =
    "typedef char *P;typedef unsigned U;typedef int I;typedef long L;typedef unsigned long W;"
    "typedef float F;typedef double D;typedef long double X;"
    "typedef struct call{P frame;U site,function;}*K;"
    "struct argument{U type,size;union{L l;D d;X x;P p;}v;};"
    "typedef struct arguments{struct argument*at;I count;U site;}*V;\n";

#define DECLARE(type, name, parameters) {#name, #type " " #name #parameters ";"},
static const struct { char name[4]; const char *text; } hooks[] = {HOOKS(DECLARE)};

#define LOADS(f) \
    "#define " f "1(a,s) (*(unsigned char*)(a))\n#define " f "2(a,s) (*(unsigned short*)(a))\n" \
    "#define " f "4(a,s) (*(I*)(a))\n#define " f "8(a,s) (*(L*)(a))\n#define " f "p(a,s) (*(P*)(a))\n" \
    "#define " f "f(a,s) (*(F*)(a))\n#define " f "d(a,s) (*(D*)(a))\n#define " f "x(a,s) (*(X*)(a))\n"
#define STORES(f) \
    "#define " f "1(a,v,s) (*(unsigned char*)(a)=(v))\n#define " f "2(a,v,s) (*(unsigned short*)(a)=(v))\n" \
    "#define " f "4(a,v,s) (*(I*)(a)=(v))\n#define " f "8(a,v,s) (*(L*)(a)=(v))\n#define " f "p(a,v,s) (*(P*)(a)=(v))\n" \
    "#define " f "f(a,v,s) (*(F*)(a)=(v))\n#define " f "d(a,v,s) (*(D*)(a)=(v))\n#define " f "x(a,v,s) (*(X*)(a)=(v))\n"

#define ELEMENT(w, t) \
    "#define x" w "(p,i,s) (((" t "*)(p))[i])\n#define y" w "(p,i,v,s) (((" t "*)(p))[i]=(v))\n"
#define ELEMENTS \
    ELEMENT("1", "unsigned char") ELEMENT("2", "unsigned short") ELEMENT("4", "I") ELEMENT("8", "L") \
    ELEMENT("p", "P") ELEMENT("f", "F") ELEMENT("d", "D") ELEMENT("x", "X")

/* Plain mode: the same text, with hooks that are what C does anyway. */
static const char plain[] =
    "\n"
    ELEMENTS
    LOADS("l") LOADS("u") STORES("s") STORES("v") STORES("t")
    "P alloca(L);\n"
    "#define cp(a,b,n,t,s) mc(a,b,n)\n#define zf(a,n,t,s) mz(a,n)\n"
    "#define cc(a,b,t,s) (*(a)=*(b))\n#define un(a,n)\n#define ro(a)\n#define rv(a) (a)\n#define bd(a,n,s) (a)\n#define ed(a,n,s)\n"
    "#define vl(n,b,s) alloca(b)\n#define oe(a,s)\n#define lv(s)\n"
    "#define pi(p,i,z,s) ((p)+(L)(i)*(L)(z))\n#define px(p,i,z,h,s) ((p)+(L)(i)*(L)(z))\n"
    "#define ix(p,i,n,z,h,s) ((L)(i)*(L)(z))\n#define ia(p,i,n,z,h,s) ((p)+(L)(i)*(L)(z))\n#define pd(a,b,z,s) (((a)-(b))/(z))\n"
    "static I pc_(P a,P b){return (a>b)-(a<b);}\n#define pc(a,b,s) pc_(a,b)\n"
    "#define at(p,h,n,s) (p)\n"
    "#define ai(a,b,s) ((a)+(b))\n#define si(a,b,s) ((a)-(b))\n#define mi(a,b,s) ((a)*(b))\n"
    "#define al(a,b,s) ((a)+(b))\n#define sl(a,b,s) ((a)-(b))\n#define ml(a,b,s) ((a)*(b))\n"
    "#define ni(a,s) (-(a))\n#define nl(a,s) (-(a))\n"
    "#define di(a,b,s) ((a)/(b))\n#define ri(a,b,s) ((a)%(b))\n"
    "#define dl(a,b,s) ((a)/(b))\n#define rl(a,b,s) ((a)%(b))\n"
    "#define dz(a,s) (a)\n#define sh(a,w,s) (a)\n";

/* Counting hooks take the places of those that do not count. */
#define COUNT_INSTEAD(name) "#define " #name " C" #name "\n"
static const char counted[] = "\n" COUNTED_HOOKS(COUNT_INSTEAD);

/* Bit c1 of called[c0]: something is called whose name begins with c0, c1 and has one letter more at most. */
typedef uint64_t called[128][2];

static void note_calls(called to, const struct buf *text)
{
    const char *from = text->at, *end = text->at + text->len, *paren = from;
    while (paren < end && (paren = memchr(paren, '(', (size_t)(end - paren)))) {
        for (int length = 2; length <= 3 && paren - from >= length; length++) {
            unsigned char c0 = (unsigned char)paren[-length], c1 = (unsigned char)paren[1 - length];
            if (c0 < 128 && c1 < 128)
                to[c0][c1 / 64] |= UINT64_C(1) << c1 % 64;
        }
        paren++;
    }
}

/* Declares those that are called: libtcc would read all of them for each small program. */
static void out_hooks(struct emitter *e, struct buf *to)
{
    static const called none;
    called calls;
    memcpy(calls, none, sizeof calls);
    note_calls(calls, &e->text);
    note_calls(calls, &e->body);
    for (size_t i = 0; i < COUNT(hooks); i++) {
        unsigned char c0 = (unsigned char)hooks[i].name[0], c1 = (unsigned char)hooks[i].name[1];
        if (!e->checked || calls[c0][c1 / 64] >> c1 % 64 & 1) /* those of plain mode are called by macros */
            buf_cstr(to, hooks[i].text);
    }
}

void out_prelude(struct emitter *e, struct buf *to)
{
    if (e->p->costs) {
        buf_add(to, counted, sizeof counted - 1);
    }
    buf_add(to, types, sizeof types - 1);
    out_hooks(e, to);
    if (!e->checked) {
        buf_add(to, plain, sizeof plain - 1);
    }
}
