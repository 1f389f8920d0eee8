/* own_library.c - the contracts of the library, read out of their text. The lines are ours and all of
 * one form, so the reader is a short one: words of the notation, a type, a name, and parameters
 * between the first '(' behind the name and the last ')'. A line is read when a program first calls
 * its function. */
#include "base/hash.h"
#include "base/sparse.h"
#include "cfront/own_library.h"

#include <string.h>

static bool is_word_char(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
}

static struct str word_at(struct str s, size_t from)
{
    size_t to = from;
    while (to < s.len && is_word_char(s.at[to]))
        to++;
    return str_slice(s, from, to);
}

/* Where the '(' of the parameters stands: the first behind a name that is no word with brackets. */
static size_t list_at(struct str s)
{
    static const char *const with[] = {"borrows_from", "takes", "drops", "needs"};
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] != '(')
            continue;
        size_t from = i;
        bool word = false;
        while (from && is_word_char(s.at[from - 1]))
            from--;
        for (size_t w = 0; w < COUNT(with); w++)
            word |= str_is(str_slice(s, from, i), with[w]);
        if (!word)
            return i;
    }
    return s.len;
}

struct str library_row_name(const struct library_row *r)
{
    struct str s = str_from(r->text);
    size_t to = list_at(s), from = to;
    while (from && is_word_char(s.at[from - 1]))
        from--;
    return str_slice(s, from, to);
}

enum { ROWS = 1024 }; /* many more than there are: half of it stays free */

static size_t row_hash(struct str s)
{
    uint32_t h = fnv32(FNV32_START, s.at, s.len);
    return (h ^ h >> 15) % ROWS;
}

/* Taking a name out of its row is slow, so it is done once. */
const struct library_row *library_row_of(struct str name)
{
    SPARSE static struct { struct str name; const struct library_row *row; } table[ROWS];
    static bool filled;
    if (!filled) {
        BUG_IF(library_row_count * 2 > ROWS);
        for (size_t i = 0; i < library_row_count; i++) {
            struct str s = library_row_name(&library_rows[i]);
            size_t k = row_hash(s);
            while (table[k].row)
                k = (k + 1) % ROWS;
            table[k].name = s;
            table[k].row = &library_rows[i];
        }
        filled = true;
    }
    for (size_t k = row_hash(name); table[k].row; k = (k + 1) % ROWS)
        if (str_eq(table[k].name, name))
            return table[k].row;
    return NULL;
}

static void read_words(struct str s, struct library_part *part)
{
    static const struct { const char *word; uint16_t bit; } words[] = {
        {"owns", CONTRACT_OWNS}, {"gives", CONTRACT_GIVES}, {"borrows", CONTRACT_BORROWS},
        {"borrows_mut", CONTRACT_BORROWS_MUT}, {"nullable", CONTRACT_NULLABLE},
        {"borrows_from", CONTRACT_BORROWS},
    };
    part->text = s;
    for (size_t i = 0; i < s.len && s.at[i] != '*';) {
        struct str word = word_at(s, i);
        if (!word.len) {
            i++;
            continue;
        }
        i += word.len;
        for (size_t w = 0; w < COUNT(words); w++)
            if (str_is(word, words[w].word))
                part->contract.words |= words[w].bit;
        if (i == s.len || s.at[i] != '(')
            continue;
        struct str argument = word_at(s, i + 1);
        *(str_is(word, "borrows_from") ? &part->from_text
          : str_is(word, "takes")      ? &part->takes
          : str_is(word, "drops")      ? &part->drops
                                       : &part->needs) = argument;
        i += argument.len + 2;
    }
}

/* Of "int (*compare)(const void *)" compare, of "size_t n" n. */
static struct str param_name(struct str s)
{
    size_t to = s.len;
    for (size_t i = 0; i + 1 < s.len; i++)
        if (s.at[i] == '(' && s.at[i + 1] == '*')
            return word_at(s, i + 2);
    size_t from = to;
    while (from && is_word_char(s.at[from - 1]))
        from--;
    return str_slice(s, from, to);
}

void library_line_read(const struct library_row *r, struct library_line *ret)
{
    struct str s = str_from(r->text), name = library_row_name(r);
    size_t list = list_at(s), from = list + 1;
    int depth = 0;
    *ret = (struct library_line){0};
    read_words(str_slice(s, 0, (size_t)(name.at - s.at)), &ret->result);
    for (size_t i = from; i < s.len; i++) {
        depth += s.at[i] == '(';
        bool end = depth == 0 && (s.at[i] == ',' || s.at[i] == ')');
        depth -= s.at[i] == ')';
        if (!end)
            continue;
        struct str text = str_trim(str_slice(s, from, i));
        from = i + 1;
        if (str_is(text, "...")) {
            ret->variadic = true;
        } else if (!str_is(text, "void") && ret->param_count < LIBRARY_PARAMS) {
            struct library_part *p = &ret->params[ret->param_count++];
            read_words(text, p);
            p->name = param_name(text);
            if (p->contract.words & CONTRACT_GIVES)
                p->contract.words |= CONTRACT_OUT;
        }
    }
}

static int number_of(const struct library_line *l, struct str name)
{
    for (int i = 0; i < l->param_count; i++)
        if (name.len && str_eq(l->params[i].name, name))
            return i;
    return OWN_NONE;
}

static struct lock_path *lock(struct own *w, const struct library_line *l, struct str name)
{
    if (!name.len)
        return NULL;
    struct lock_path *p = arena_alloc(w->c->arena, sizeof *p);
    p->names[0] = name_get(w->c, name);
    p->param = number_of(l, name);
    return p;
}

const struct own_contract *own_library_contract(struct own *w, struct str name)
{
    const struct library_row *r = library_row_of(name);
    struct library_line l;
    if (!r)
        return NULL;
    library_line_read(r, &l);
    struct own_contract *k = arena_alloc(w->c->arena, sizeof *k);
    k->source = OWN_LIBRARY;
    k->name = arena_cstr(w->c->arena, name);
    k->result = l.result.contract;
    k->lender = number_of(&l, l.result.from_text);
    if (k->lender != OWN_NONE) {
        k->result.from = name_get(w->c, l.result.from_text);
        k->result.lender = k->lender;
    }
    k->param_count = l.param_count;
    k->params = arena_array(w->c->arena, (size_t)l.param_count, sizeof *k->params);
    for (int i = 0; i < l.param_count; i++) {
        k->params[i] = l.params[i].contract;
        if (r->flags & LIBRARY_GROWS && k->params[i].words & CONTRACT_OUT)
            k->grown = i + 1;
    }
    if (l.variadic) /* neither is kept */
        k->rest.words = str_ends(name, "scanf") ? CONTRACT_BORROWS_MUT : CONTRACT_BORROWS | CONTRACT_NULLABLE;
    k->success = r->success;
    k->takes_if_result = r->flags & LIBRARY_TAKES_IF_RESULT;
    k->ends = r->ends;
    k->resource = r->resource;
    k->needs = lock(w, &l, l.result.needs);
    k->takes = lock(w, &l, l.result.takes);
    k->drops = lock(w, &l, l.result.drops);
    return k;
}
