/* Numbers of the flow analysis: an interval, and one value that is not in it. Bounds come from
 * constants of the program and from signs only, so that loops that count come to an end: what
 * arithmetic gives is its sign. (Intervals: Cousot and Cousot, Abstract interpretation, POPL 1977;
 * the widening is built into flow_value_arith.) */
#include "cfront/own_flow.h"

static int32_t bound(int64_t n)
{
    return n <= LEAST ? LEAST : n >= MOST ? MOST : (int32_t)n;
}

struct value flow_value_number(int64_t low, int64_t high)
{
    if (low > MOST - 1)
        low = MOST - 1; /* too large to be told apart */
    if (high < LEAST + 1)
        high = LEAST + 1;
    if (low <= LEAST && high >= MOST)
        return (struct value){.kind = V_UNKNOWN};
    if (low == MOST - 1 && high < MOST)
        high = MOST;
    if (high == LEAST + 1 && low > LEAST)
        low = LEAST;
    return (struct value){.kind = V_NUMBER, .low = bound(low), .high = bound(high)};
}

bool flow_value_is_null(struct value v)
{
    return v.kind == V_NUMBER && v.low == 0 && v.high == 0;
}

bool flow_value_exact(struct value v, int32_t *ret)
{
    *ret = v.low;
    return v.kind == V_NUMBER && v.low == v.high && v.low != LEAST && v.low != MOST;
}

int flow_value_truth(struct value v)
{
    if (v.kind == V_STATIC)
        return 1;
    if (v.kind != V_NUMBER)
        return -1;
    if (v.low == 0 && v.high == 0)
        return 0;
    return v.low > 0 || v.high < 0 || ((v.flags & V_HOLE) && v.hole == 0) ? 1 : -1;
}

int flow_value_op_not(int op)
{
    switch (op) {
    case PUNCT_EQ: return PUNCT_NE;
    case PUNCT_NE: return PUNCT_EQ;
    case '<': return PUNCT_GE;
    case '>': return PUNCT_LE;
    case PUNCT_LE: return '>';
    default: return '<';
    }
}

int flow_value_op_swap(int op)
{
    switch (op) {
    case '<': return '>';
    case '>': return '<';
    case PUNCT_LE: return PUNCT_GE;
    case PUNCT_GE: return PUNCT_LE;
    default: return op;
    }
}

static bool leaves_out(struct value v, int32_t n)
{
    return n < v.low || n > v.high || ((v.flags & V_HOLE) && v.hole == n);
}

int flow_value_compare(struct value a, int op, struct value b)
{
    int32_t n;
    if (a.kind == V_UNKNOWN)
        a = (struct value){.kind = V_NUMBER, .low = LEAST, .high = MOST};
    if (b.kind == V_UNKNOWN)
        b = (struct value){.kind = V_NUMBER, .low = LEAST, .high = MOST};
    if (a.kind != V_NUMBER || b.kind != V_NUMBER)
        return -1;
    switch (op) {
    case PUNCT_EQ: case PUNCT_NE:
        if (flow_value_exact(a, &n) && flow_value_exact(b, &n))
            return (a.low == b.low) == (op == PUNCT_EQ);
        if (a.low > b.high || b.low > a.high || (flow_value_exact(a, &n) && leaves_out(b, n))
            || (flow_value_exact(b, &n) && leaves_out(a, n)))
            return op == PUNCT_NE;
        return -1;
    case '<': case PUNCT_GE:
        if (a.high < b.low)
            return op == '<';
        if (a.low >= b.high && b.high != MOST && a.low != LEAST)
            return op != '<';
        return -1;
    case '>': case PUNCT_LE:
        return flow_value_compare(b, flow_value_op_swap(op), a);
    default:
        return -1;
    }
}

static bool trim(struct value *v)
{
    if ((v->flags & V_HOLE) && v->hole == v->low && v->low != LEAST)
        v->low++, v->flags &= (uint8_t)~V_HOLE;
    else if ((v->flags & V_HOLE) && v->hole == v->high && v->high != MOST)
        v->high--, v->flags &= (uint8_t)~V_HOLE;
    if ((v->flags & V_HOLE) && (v->hole < v->low || v->hole > v->high))
        v->flags &= (uint8_t)~V_HOLE;
    if (!(v->flags & V_HOLE))
        v->hole = 0;
    return v->low <= v->high;
}

bool flow_value_restrict(struct value *v, int op, int32_t n)
{
    if (v->kind == V_UNKNOWN || v->kind == V_UNSET)
        *v = (struct value){.kind = V_NUMBER, .low = LEAST, .high = MOST};
    if (v->kind != V_NUMBER)
        return true;
    switch (op) {
    case PUNCT_EQ:
        if (leaves_out(*v, n))
            return false;
        v->low = v->high = n;
        break;
    case PUNCT_NE:
        if (!(v->flags & V_HOLE) || n == v->low || n == v->high || n == 0)
            v->flags |= V_HOLE, v->hole = n;
        break;
    case '<':
        if (n == LEAST + 1)
            return v->low == LEAST;
        if (n - 1 < v->high)
            v->high = n - 1;
        break;
    case PUNCT_LE:
        if (n < v->high)
            v->high = n;
        break;
    case '>':
        if (n == MOST - 1)
            return v->high == MOST;
        if (n + 1 > v->low)
            v->low = n + 1;
        break;
    case PUNCT_GE:
        if (n > v->low)
            v->low = n;
        break;
    default:
        break;
    }
    return trim(v);
}

bool flow_value_eq(const struct value *a, const struct value *b)
{
    return a->kind == b->kind && a->flags == b->flags && a->region == b->region && a->low == b->low
        && a->high == b->high && a->hole == b->hole && a->by == b->by;
}

struct value flow_value_join(struct value a, struct value b)
{
    if (flow_value_eq(&a, &b))
        return a;
    if (a.kind != V_NUMBER || b.kind != V_NUMBER)
        return (struct value){.kind = V_UNKNOWN};
    struct value v = {.kind = V_NUMBER, .low = a.low < b.low ? a.low : b.low,
                      .high = a.high > b.high ? a.high : b.high};
    if ((a.flags & V_HOLE) && leaves_out(b, a.hole))
        v.flags = V_HOLE, v.hole = a.hole;
    else if ((b.flags & V_HOLE) && leaves_out(a, b.hole))
        v.flags = V_HOLE, v.hole = b.hole;
    else if (leaves_out(a, 0) && leaves_out(b, 0))
        v.flags = V_HOLE, v.hole = 0;
    trim(&v);
    return v.low == LEAST && v.high == MOST && !(v.flags & V_HOLE) ? (struct value){.kind = V_UNKNOWN} : v;
}

static struct value of_sign(bool negative, bool zero, bool positive)
{
    if (!negative && !zero && !positive)
        zero = true;
    struct value v = {.kind = V_NUMBER, .low = negative ? LEAST : zero ? 0 : 1,
                      .high = positive ? MOST : zero ? 0 : -1};
    if (negative && positive && zero)
        return (struct value){.kind = V_UNKNOWN};
    if (negative && positive)
        v.flags = V_HOLE;
    return v;
}

/* Signs only: 0 + 1 is "positive", so that a count in a loop has two values, not many. */
struct value flow_value_arith(struct value a, int op, struct value b, bool is_unsigned)
{
    struct value unknown = is_unsigned ? (struct value){.kind = V_NUMBER, .low = 0, .high = MOST}
                                       : (struct value){.kind = V_UNKNOWN};
    if (a.kind != V_NUMBER || b.kind != V_NUMBER)
        return unknown;
    bool an = a.low < 0, ap = a.high > 0, az = !leaves_out(a, 0);
    bool bn = b.low < 0, bp = b.high > 0, bz = !leaves_out(b, 0);
    switch (op) {
    case '-':
        if (is_unsigned || (ap && !bz && !(bn && !bp)) || (az && !an && !ap && is_unsigned))
            return flow_value_is_null(b) ? a : unknown;
        {
            bool t = bn;
            bn = bp, bp = t;
        }
        /* fall through */
    case '+':
        if (flow_value_is_null(b))
            return a;
        if ((an && bp) || (ap && bn))
            return unknown;
        return of_sign(an || bn, az && bz, ap || bp);
    case '*':
        return is_unsigned && ap && bp ? unknown : of_sign((an && bp) || (ap && bn), az || bz,
                                                           (ap && bp) || (an && bn));
    case '|':
        if (an || bn)
            return unknown;
        return of_sign(false, az && bz, ap || bp);
    case '&':
        if (flow_value_is_null(a) || flow_value_is_null(b))
            return flow_value_number(0, 0);
        return (!an || !bn) ? flow_value_number(0, MOST) : unknown;
    case '/': case '%':
        if (!an && !bn)
            return flow_value_number(0, MOST);
        return unknown;
    default:
        return unknown;
    }
}
