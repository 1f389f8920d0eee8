/* varargs.c - the arguments behind the named ones.
 *
 * A call of a variadic function hands over its further arguments as a table, each with
 * its type. A va_list of the program's holds the number of an entry here, so that it can
 * be told from bytes that are none, and ends with the call it belongs to. In plain mode
 * the va_list holds the place in the arguments itself.
 *
 * Which types may be taken for which: C11 7.16.1.1. */
#include "guest/heart.h"

enum { VARLISTS = 4096, LIST_BYTES = 24 };
#define LIST_MARK 0x7473696c5f6176ul

struct entry {
    struct varlist list;
    uint32_t depth, serial; /* of the call it belongs to */
    uint64_t generation;    /* 0: ended */
};
/* What the program's 24 bytes hold: in plain mode a struct varlist in front of mark. */
struct in_memory { uint64_t index, generation, mark; };

SPARSE static struct entry list_at[VARLISTS];
static uint64_t last_generation;

void varargs_reset(void)
{
    memory.lists_open = 0;
    last_generation = 0;
}

void varargs_call_ended(uint32_t depth)
{
    while (memory.lists_open && list_at[memory.lists_open - 1].depth >= depth)
        memory.lists_open--;
}

/* ---- finding a list ---- */

BARE static struct entry *entry_at(const void *list)
{
    struct in_memory m;
    memcpy(&m, list, sizeof m);
    if (m.mark != LIST_MARK || m.index >= memory.lists_open)
        return NULL;
    struct entry *e = &list_at[m.index];
    return e->generation && e->generation == m.generation ? e : NULL;
}

static struct varlist *list_find(P list, U site)
{
    if (!machine.checked)
        return (struct varlist *)list;
    if (!in_frames(list, LIST_BYTES))
        access_check(list, LIST_BYTES, HOW_READ, site);
    struct entry *e = entry_at(list);
    if (e)
        return &e->list;
    finding_at_site("bad-format-argument", site, "this va_list was not started by va_start, or has "
                                                 "ended");
    return NULL;
}

struct varlist varlist_of(V arguments) { return (struct varlist){ arguments, 0 }; }

struct varlist *varlist_at(P list) { return list_find(list, memory.top->call.site); }

const struct argument *varlist_next(struct varlist *v)
{
    if (!v || !v->arguments || v->next >= v->arguments->count)
        return NULL;
    return &v->arguments->at[v->next++];
}

/* ---- va_start, va_copy, va_end ---- */

BARE static void start(P list, struct varlist from, U site)
{
    if (!machine.checked) {
        memcpy(list, &from, sizeof from);
        return;
    }
    if (!in_frames(list, LIST_BYTES))
        access_check(list, LIST_BYTES, HOW_WRITE, site);
    struct entry *e = entry_at(list); /* started again without an end */
    if (!e || e->serial != memory.top->serial) {
        if (memory.lists_open == VARLISTS) {
            finding_last("stack-overflow", site, "%d va_lists are in use", VARLISTS);
            finding_stop();
        }
        e = &list_at[memory.lists_open++];
    }
    *e = (struct entry){ from, (uint32_t)(memory.top - calls), memory.top->serial,
                         ++last_generation };
    struct in_memory m = { (uint64_t)(e - list_at), e->generation, LIST_MARK };
    before_write(list, sizeof m, site);
    memcpy(list, &m, sizeof m);
    after_write(list, sizeof m);
}

void hook_vs(P list, V arguments, U site) { start(list, varlist_of(arguments), site); }

void hook_vc(P to, P from, U site)
{
    struct varlist *v = list_find(from, site);
    start(to, v ? *v : (struct varlist){ NULL, 0 }, site);
}

void hook_ve(P list, U site)
{
    if (!machine.checked || !list_find(list, site))
        return;
    struct entry *e = entry_at(list);
    e->generation = 0;
    if (e == &list_at[memory.lists_open - 1])
        memory.lists_open--;
}

/* ---- va_arg ---- */

static bool is_integer(U type) { return type >= T_BOOL && type <= T_ULLONG; }
static bool is_pointer(U type) { return type >= T_POINTER_TO || type == T_POINTER; }
static bool is_wide(U type) { return type >= T_LONG && type <= T_ULLONG; }
static bool is_unsigned(U type)
{
    return type == T_UINT || type == T_ULONG || type == T_ULLONG;
}

/* char and void share a pointer's looks, and so do signed and unsigned. */
static U pointee(U type)
{
    switch (type) {
    case T_POINTER_TO + T_VOID: case T_POINTER_TO + T_SCHAR: case T_POINTER_TO + T_UCHAR:
        return T_POINTER_TO + T_CHAR;
    case T_POINTER_TO + T_USHORT: return T_POINTER_TO + T_SHORT;
    case T_POINTER_TO + T_UINT: return T_POINTER_TO + T_INT;
    case T_POINTER_TO + T_ULONG: case T_POINTER_TO + T_LLONG: case T_POINTER_TO + T_ULLONG:
        return T_POINTER_TO + T_LONG;
    default: return type;
    }
}

static bool fits(U want, const struct argument *a)
{
    U have = a->type;
    if (want == have)
        return true;
    if (is_integer(want) && is_integer(have))
        return is_wide(want) == is_wide(have) &&
               (is_unsigned(want) == is_unsigned(have) || is_wide(have)
                    ? a->v.l >= 0 || is_unsigned(want) == is_unsigned(have)
                    : a->v.l >= 0 && a->v.l <= INT32_MAX);
    if (is_pointer(want) && is_pointer(have))
        return pointee(want) == pointee(have) || want == T_POINTER || have == T_POINTER ||
               !a->v.p;
    return false;
}

static const char *word(U type)
{
    static const char *const words[] = {
        [T_NONE] = "something", [T_VOID] = "void", [T_BOOL] = "a _Bool", [T_CHAR] = "a char",
        [T_SCHAR] = "a signed char", [T_UCHAR] = "an unsigned char", [T_SHORT] = "a short",
        [T_USHORT] = "an unsigned short", [T_INT] = "an int", [T_UINT] = "an unsigned int",
        [T_LONG] = "a long", [T_ULONG] = "an unsigned long", [T_LLONG] = "a long long",
        [T_ULLONG] = "an unsigned long long", [T_FLOAT] = "a float", [T_DOUBLE] = "a double",
        [T_LDOUBLE] = "a long double", [T_POINTER] = "a pointer", [T_ARRAY] = "an array",
        [T_FUNCTION] = "a function", [T_STRUCT] = "a struct", [T_UNION] = "a union",
        [T_ENUM] = "an enum", [T_VA_LIST] = "a va_list",
    };
    static const char *const to[] = {
        [T_VOID] = "a void *", [T_BOOL] = "a _Bool *", [T_CHAR] = "a char *",
        [T_SCHAR] = "a signed char *", [T_UCHAR] = "an unsigned char *", [T_SHORT] = "a short *",
        [T_USHORT] = "an unsigned short *", [T_INT] = "an int *", [T_UINT] = "an unsigned int *",
        [T_LONG] = "a long *", [T_ULONG] = "an unsigned long *", [T_LLONG] = "a long long *",
        [T_ULLONG] = "an unsigned long long *", [T_FLOAT] = "a float *",
        [T_DOUBLE] = "a double *", [T_LDOUBLE] = "a long double *",
        [T_FUNCTION] = "a pointer to a function", [T_STRUCT] = "a pointer to a struct",
        [T_UNION] = "a pointer to a union",
    };
    if (type < COUNT(words) && words[type])
        return words[type];
    if (type >= T_POINTER_TO && type - T_POINTER_TO < COUNT(to) && to[type - T_POINTER_TO])
        return to[type - T_POINTER_TO];
    return type >= T_POINTER_TO_POINTER ? "a pointer to a pointer" : "a pointer";
}

/* The next argument as it is; NULL: told. */
static const struct argument *take(P list, U want, U site)
{
    struct varlist *v = list_find(list, site);
    const struct argument *a = varlist_next(v);
    if (!machine.checked)
        return a;
    if (v && !a)
        finding_at_site("bad-format-argument", site, "va_arg asks for argument %d, but only %d %s "
                        "passed behind the named ones", v->next + 1,
                        v->arguments ? v->arguments->count : 0,
                        v->arguments && v->arguments->count == 1 ? "was" : "were");
    else if (a && !fits(want, a))
        finding_at_site("bad-format-argument", site, "va_arg asks for %s, but argument %d is %s",
                        word(want), v->next, word(a->type));
    return a;
}

/* ai_, ad_, ax_, ap_: 0 where there is nothing of the kind. */
L hook_ai_(P list, U type, U site)
{
    const struct argument *a = take(list, type, site);
    return a && (is_integer(a->type) || is_pointer(a->type) || a->type == T_ENUM) ? a->v.l : 0;
}

D hook_ad_(P list, U type, U site)
{
    const struct argument *a = take(list, type, site);
    if (a && a->type == T_LDOUBLE)
        return (D)a->v.x;
    return a && (a->type == T_DOUBLE || a->type == T_FLOAT) ? a->v.d : 0;
}

X hook_ax_(P list, U type, U site)
{
    const struct argument *a = take(list, type, site);
    if (a && (a->type == T_DOUBLE || a->type == T_FLOAT))
        return a->v.d;
    return a && a->type == T_LDOUBLE ? a->v.x : 0;
}

P hook_ap_(P list, U type, U site) { return (P)hook_ai_(list, type, site); }

P hook_at_(P list, U size, U site)
{
    struct varlist *v = list_find(list, site);
    const struct argument *a = varlist_next(v);
    if (a && (a->type == T_STRUCT || a->type == T_UNION) && a->size == size)
        return a->v.p;
    finding_last("bad-format-argument", site, "va_arg asks for a struct of %u bytes, but %s", size,
                 a ? word(a->type) : "there is no argument left");
    finding_stop();
    return NULL;
}
