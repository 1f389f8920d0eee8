/* A graph as text, for tests and for whoever debugs the check. */
#include "cfront/own.h"

static struct str text_of(struct cfront *c, struct span at)
{
    struct str s = span_text(c, at);
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] == '\n')
            return str_slice(s, 0, i);
    return s;
}

static void print_name(const struct object *o, struct buf *out)
{
    if (o->name)
        buf_printf(out, STR_FMT, STR_ARG(o->name->text));
    else
        buf_printf(out, o->is_literal ? "\"\"" : "(unnamed)");
}

static void print_place(const struct own_place *p, struct buf *out)
{
    if (p->object)
        print_name(p->object, out);
    else
        buf_printf(out, "*t%d", p->pointer);
    if (p->element)
        buf_printf(out, "[]");
    if (p->offset)
        buf_printf(out, "+%lld", (long long)p->offset);
    if (p->field && p->field->name)
        buf_printf(out, "." STR_FMT, STR_ARG(p->field->name->text));
}

static void print_op(unsigned op, struct buf *out)
{
    static const char *const two[] = {[PUNCT_EQ - 256] = "==", [PUNCT_NE - 256] = "!=",
        [PUNCT_LE - 256] = "<=", [PUNCT_GE - 256] = ">=", [PUNCT_SHL - 256] = "<<", [PUNCT_SHR - 256] = ">>"};
    if (op < 256)
        buf_printf(out, "%c", (int)op);
    else if (op - 256 < sizeof two / sizeof *two && two[op - 256])
        buf_printf(out, "%s", two[op - 256]);
    else
        buf_printf(out, "op%u", op);
}

static void print_insn(struct cfront *c, const struct own_insn *i, struct buf *out)
{
    static const char *const words[] = {"step", "const", "literal", "copy", "load", "store", "zero",
        "address", "offset", "arith", "compare", "not", "other", "call", "move", "declare", "end", "return"};
    buf_printf(out, "  ");
    if (i->t != OWN_NONE)
        buf_printf(out, "t%d = ", i->t);
    buf_printf(out, "%s", words[i->op]);
    switch ((enum own_op)i->op) {
    case OWN_STEP: {
        struct str s = text_of(c, i->at);
        buf_printf(out, " `" STR_FMT "`", STR_ARG(s));
        break;
    }
    case OWN_CONST:
        buf_printf(out, " %lld", (long long)i->value);
        break;
    case OWN_LOAD: case OWN_ZERO: case OWN_ADDRESS: case OWN_MOVE: case OWN_STORE:
        buf_printf(out, " ");
        print_place(&i->place, out);
        if (i->op == OWN_STORE)
            buf_printf(out, " = t%d%s", i->a, i->init ? " (init)" : "");
        break;
    case OWN_DECLARE: case OWN_END:
        buf_printf(out, " ");
        print_name(i->object, out);
        break;
    case OWN_CALL:
        if (i->callee)
            buf_printf(out, " " STR_FMT, STR_ARG(i->callee->name->text));
        else
            buf_printf(out, " *t%d", i->a);
        /* fall through */
    case OWN_OTHER:
        buf_printf(out, "(");
        for (int n = 0; n < i->arg_count; n++)
            buf_printf(out, "%st%d", n ? ", " : "", i->args[n]);
        buf_printf(out, ")");
        break;
    case OWN_ARITH: case OWN_COMPARE:
        buf_printf(out, " ");
        if (i->b == OWN_NONE) {
            print_op(i->c_op, out);
            buf_printf(out, " t%d", i->a);
        } else {
            buf_printf(out, "t%d ", i->a);
            print_op(i->c_op, out);
            buf_printf(out, " t%d", i->b);
        }
        break;
    case OWN_OFFSET:
        buf_printf(out, i->known ? " t%d by %lld" : " t%d by ?", i->a, (long long)i->value);
        break;
    case OWN_LITERAL:
        break;
    case OWN_COPY: case OWN_NOT: case OWN_RETURN:
        if (i->a != OWN_NONE)
            buf_printf(out, " t%d", i->a);
        break;
    }
    buf_printf(out, "\n");
}

void own_graph_print(struct cfront *c, const struct own_graph *g, struct buf *out)
{
    buf_printf(out, STR_FMT "%s\n", STR_ARG(g->f->name->text), g->opaque ? ": opaque" : "");
    const struct own_block **in_order = arena_array(c->arena, (size_t)g->block_count + 1, sizeof *in_order);
    for (int n = 0; n < g->block_count && !g->opaque; n++)
        if (g->blocks[n].order >= 0)
            in_order[g->blocks[n].order] = &g->blocks[n];
    for (int n = 0; in_order[n]; n++) {
        const struct own_block *b = in_order[n];
        buf_printf(out, " B%d%s:\n", b->order, b->loop ? " (loop)" : "");
        for (int i = 0; i < b->insn_count; i++)
            print_insn(c, &b->insns[i], out);
        static const char *const ends[] = {"goto", "branch", "switch", "exit", "stop"};
        buf_printf(out, "  %s", ends[b->end]);
        if (b->t != OWN_NONE)
            buf_printf(out, " t%d", b->t);
        for (int i = 0; i < b->next_count; i++)
            buf_printf(out, " B%d", g->blocks[b->next[i]].order);
        buf_printf(out, "\n");
    }
}
