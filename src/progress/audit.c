/* Do the derived tables say what the events say? Every row is written down as
 * text, with its key first and in order of keys, once before and once after they
 * are made anew; two such lists are compared like sorted files. Numbers with a
 * fraction count as equal if nine digits are: another machine's pow() may differ
 * in the last bits. */
#include "progress/store.h"

static const char *const queries[DERIVED_TABLES] = {
    [DERIVED_ITEMS] = "SELECT * FROM item_state ORDER BY pack, item",
    [DERIVED_MEMORY] = "SELECT * FROM memory ORDER BY pack, item",
    [DERIVED_SIGHTINGS] = "SELECT * FROM sighting ORDER BY pack, item, what, name",
    [DERIVED_TESTED] = "SELECT * FROM tested ORDER BY pack, unit",
};
static const int keys[DERIVED_TABLES] = {2, 2, 4, 2};
static const char *const titles[DERIVED_TABLES] = {"state of", "memory of", "what was seen at",
                                                   "test of"};

void audit_release(struct audit *t)
{
    buf_release(&t->text);
    for (int k = 0; k < DERIVED_TABLES; k++)
        vec_release(&t->rows[k]);
}

static void write_column(struct buf *out, sqlite3_stmt *s, int i)
{
    if (sqlite3_column_type(s, i) == SQLITE_FLOAT)
        buf_printf(out, "%.9g", sqlite3_column_double(s, i));
    else
        buf_str(out, column_str(s, i));
    buf_char(out, '\0'); /* behind each, so that keys are ordered as SQLite orders them */
}

static bool take(struct progress *p, struct audit *t, int table, struct error *reterr)
{
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(p->db, queries[table], -1, &s, NULL) != SQLITE_OK)
        return store_failed(p->db, p->path, reterr);
    int rc, columns = sqlite3_column_count(s);
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        struct audit_row row = {.key = t->text.len};
        for (int i = 0; i < columns; i++) {
            if (i == keys[table]) {
                row.key_len = t->text.len - row.key;
                row.values = t->text.len;
            }
            write_column(&t->text, s, i);
        }
        row.values_len = t->text.len - row.values;
        vec_push(&t->rows[table], row);
    }
    bool ok = rc == SQLITE_DONE || store_failed(p->db, p->path, reterr);
    sqlite3_finalize(s);
    return ok;
}

bool audit_take(struct progress *p, struct audit *t, struct error *reterr)
{
    for (int k = 0; k < DERIVED_TABLES; k++)
        if (!take(p, t, k, reterr))
            return false;
    return true;
}

static struct str part(const struct audit *t, size_t at, size_t len)
{
    return (struct str){t->text.at + at, len};
}

/* "memory of swap-that-does-not" */
static void name_first(struct arena *a, int table, struct str key, struct derived_changes *ret)
{
    if (ret->first.len)
        return;
    struct buf words = {0}, b = {0};
    size_t at = 0;
    while (at < key.len && key.at[at]) /* the pack */
        at++;
    while (++at < key.len)
        buf_char(&words, (unsigned char)key.at[at] < ' ' ? ' ' : key.at[at]);
    utf8_printable(&b, str_trim(buf_view(&words)));
    ret->first = str_from(arena_printf(a, "%s " STR_FMT, titles[table], STR_ARG(buf_view(&b))));
    buf_release(&words);
    buf_release(&b);
}

void audit_compare(struct arena *a, const struct audit *before, const struct audit *after,
                   struct derived_changes *ret)
{
    *ret = (struct derived_changes){.first = {"", 0}};
    for (int k = 0; k < DERIVED_TABLES; k++) {
        size_t i = 0, j = 0, n = before->rows[k].len, m = after->rows[k].len;
        ret->rows[k] = m;
        while (i < n || j < m) {
            struct str x = {"", 0}, y = {"", 0};
            const struct audit_row *old = NULL, *new = NULL;
            if (i < n) {
                old = &before->rows[k].at[i];
                x = part(before, old->key, old->key_len);
            }
            if (j < m) {
                new = &after->rows[k].at[j];
                y = part(after, new->key, new->key_len);
            }
            int order = !old ? 1 : !new ? -1 : str_cmp(x, y);
            if (order < 0)
                ret->gone[k]++;
            else if (order > 0)
                ret->added[k]++;
            else if (!str_eq(part(before, old->values, old->values_len),
                             part(after, new->values, new->values_len)))
                ret->changed[k]++;
            size_t total = ret->total;
            ret->total = 0;
            for (int t = 0; t < DERIVED_TABLES; t++)
                ret->total += ret->gone[t] + ret->added[t] + ret->changed[t];
            if (ret->total > total)
                name_first(a, k, order > 0 ? y : x, ret);
            i += order <= 0;
            j += order >= 0;
        }
    }
}
