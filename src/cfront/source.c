/* Files in memory, places and names.
 *
 * A place (loc) is a number that tells both source and offset: every source takes
 * the numbers from its base to the end of its text. Line splices are taken out when
 * a source is opened; the lexer reads the clean text, and a short table tells how
 * far a byte of it lies in the original. Both texts have zero bytes behind them, so
 * that the lexer needs no test for the end and names can be hashed eight bytes at a
 * time. */
#include "cfront/token.h"

#include <string.h>

#ifdef TINY
enum { BUCKETS = 4 };
#else
enum { BUCKETS = 512 };
#endif

/* ---- names ------------------------------------------------------------------- */

/* Eight bytes a step; the last step masks off what lies behind the name. */
enum { WORD = 8 };
static const uint64_t prime = 0x9E3779B97F4A7C15u; /* 2^64 over the golden ratio */

static inline uint64_t mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * prime;
    return h ^ (h >> 32);
}

uint32_t name_hash(const char *at, size_t len)
{
    uint64_t h = len, word;
    for (; len >= WORD; at += WORD, len -= WORD) {
        memcpy(&word, at, WORD);
        h = mix(h, word);
    }
    if (len) {
        memcpy(&word, at, WORD);
        h = mix(h, word & ((UINT64_C(1) << (8 * len)) - 1));
    }
    return (uint32_t)h;
}

static void grow(struct cfront *c)
{
    size_t count = c->bucket_count * 2;
    struct name **buckets = arena_array(c->arena, count, sizeof *buckets);
    for (size_t i = 0; i < c->bucket_count; i++) {
        for (struct name *n = c->buckets[i], *next; n; n = next) {
            next = n->next;
            n->next = buckets[n->hash & (count - 1)];
            buckets[n->hash & (count - 1)] = n;
        }
    }
    c->buckets = buckets;
    c->bucket_count = count;
}

/* One that is not there yet. */
static void add_new(struct cfront *c, struct name *n)
{
    if (c->name_count >= c->bucket_count)
        grow(c);
    struct name **bucket = &c->buckets[n->hash & (c->bucket_count - 1)];
    n->next = *bucket;
    *bucket = n;
    c->name_count++;
}

struct name *name_intern(struct cfront *c, const char *at, size_t len, uint32_t hash)
{
    struct name *n = c->buckets[hash & (c->bucket_count - 1)];
    for (; n; n = n->next)
        if (n->hash == hash && n->text.len == len && memcmp(n->text.at, at, len) == 0)
            return n;
    n = arena_alloc(c->arena, sizeof *n);
    n->text = (struct str){at, len};
    n->hash = hash;
    add_new(c, n);
    return n;
}

struct name *name_get(struct cfront *c, struct str text)
{
    char small[64 + WORD] = {0};
    bool fits = text.len <= 64;
    char *copy = fits ? small : arena_alloc(c->arena, text.len + WORD);
    if (text.len)
        memcpy(copy, text.at, text.len);
    uint32_t hash = name_hash(copy, text.len);
    size_t before = c->name_count;
    struct name *n = name_intern(c, copy, text.len, hash);
    if (c->name_count != before && fits)
        n->text = arena_str(c->arena, text);
    return n;
}

/* Their hashes are the same in every compile. */
static void add_keywords(struct cfront *c)
{
    static struct { const char *text; enum keyword keyword; uint32_t len, hash; } words[] = {
#define X(word) {.text = #word, .keyword = KEYWORD_##word},
        KEYWORDS(X)
#undef X
#define Y(word, of) {.text = #word, .keyword = KEYWORD_##of},
        Y(__const, const) Y(__const__, const) Y(__volatile, volatile) Y(__volatile__, volatile)
        Y(__inline, inline) Y(__inline__, inline) Y(__restrict, restrict) Y(__restrict__, restrict)
        Y(__signed, signed) Y(__signed__, signed) Y(__typeof, typeof) Y(__typeof__, typeof)
        Y(__asm, asm) Y(__asm__, asm) Y(__attribute, __attribute__) Y(__thread, _Thread_local)
        Y(__alignof, _Alignof) Y(__alignof__, _Alignof)
#undef Y
    };
    struct name *names = arena_array(c->arena, COUNT(words), sizeof *names);
    for (size_t i = 0; i < COUNT(words); i++) {
        if (!words[i].len) {
            char padded[32 + WORD] = {0};
            words[i].len = (uint32_t)strlen(words[i].text);
            memcpy(padded, words[i].text, words[i].len);
            words[i].hash = name_hash(padded, words[i].len);
        }
        struct name *n = &names[i];
        n->text = (struct str){words[i].text, words[i].len};
        n->hash = words[i].hash;
        n->keyword = (uint16_t)words[i].keyword;
        add_new(c, n);
    }
}

/* ---- sources ----------------------------------------------------------------- */

void source_init(struct cfront *c)
{
    c->bucket_count = BUCKETS;
    c->buckets = arena_array(c->arena, BUCKETS, sizeof *c->buckets);
    add_keywords(c);
}

void source_release(struct cfront *c)
{
    vec_release(&c->sources);
    vec_release(&c->diags);
    vec_release(&c->told);
}

/* Bytes of the splice at text[i], a backslash: 0, 2 or 3. */
static size_t splice_at(struct str text, size_t i)
{
    if (i + 1 < text.len && text.at[i + 1] == '\n')
        return 2;
    return i + 2 < text.len && text.at[i + 1] == '\r' && text.at[i + 2] == '\n' ? 3 : 0;
}

static struct str padded(struct arena *a, const char *at, size_t len)
{
    char *copy = arena_alloc(a, len + SOURCE_PADDING);
    if (len)
        memcpy(copy, at, len);
    return (struct str){copy, len};
}

static size_t find_splice(struct str text, size_t from, size_t *ret_len)
{
    while (from < text.len) {
        const char *p = memchr(text.at + from, '\\', text.len - from);
        if (!p)
            break;
        from = (size_t)(p - text.at);
        *ret_len = splice_at(text, from);
        if (*ret_len)
            return from;
        from++;
    }
    return text.len;
}

static void take_splices_out(struct cfront *c, struct source *s)
{
    size_t count = 0, len = 0, removed = 0;
    for (size_t i = 0; (i = find_splice(s->text, i, &len)) < s->text.len; i += len)
        count++;
    if (!count) {
        s->clean = s->text;
        return;
    }
    char *clean = arena_alloc(c->arena, s->text.len + SOURCE_PADDING);
    struct splice *splices = arena_array(c->arena, count, sizeof *splices);
    size_t put = 0, from = 0;
    for (size_t n = 0; n < count; n++) {
        size_t at = find_splice(s->text, from, &len);
        memcpy(clean + put, s->text.at + from, at - from);
        put += at - from;
        from = at + len;
        removed += len;
        splices[n] = (struct splice){(uint32_t)put, (uint32_t)removed};
    }
    memcpy(clean + put, s->text.at + from, s->text.len - from);
    s->clean = (struct str){clean, put + s->text.len - from};
    s->splices = splices;
    s->splice_count = count;
}

struct source *source_open(struct cfront *c, struct str name, struct str text, uint32_t file)
{
    for (size_t i = 0; i < c->sources.len; i++) {
        struct source *s = c->sources.at[i];
        if (s->file == file && (file != NO_FILE || str_eq(s->name, name)))
            return s;
    }
    loc base = 1;
    if (c->sources.len) {
        const struct source *last = c->sources.at[c->sources.len - 1];
        base = last->base + (loc)last->text.len + 1;
    }
    if (text.len > UINT32_MAX / 2 - base) /* two gigabytes of sources: refused far above */
        BUG("the sources of a program take %zu bytes and more", text.len);
    struct source *s = arena_alloc(c->arena, sizeof *s);
    s->name = name;
    s->text = padded(c->arena, text.at, text.len);
    s->base = base;
    s->file = file;
    if (c->wanted && file == NO_FILE)
        s->unknown = !wanted_hide(c->wanted, text, str_is(name, PREDEFINED_NAME), (char *)s->text.at);
    take_splices_out(c, s);
    vec_push(&c->sources, s);
    return s;
}

const struct source *source_of(const struct cfront *c, loc at)
{
    size_t from = 0, to = c->sources.len;
    BUG_IF(to == 0 || at == 0);
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        if (c->sources.at[middle]->base <= at)
            from = middle;
        else
            to = middle;
    }
    return c->sources.at[from];
}

static void find_lines(const struct cfront *c, struct source *s)
{
    size_t count = 1;
    const char *p = s->text.at, *end = p + s->text.len;
    for (const char *q = p; (q = memchr(q, '\n', (size_t)(end - q))) != NULL; q++)
        count++;
    s->lines = arena_array(c->arena, count, sizeof *s->lines);
    s->line_count = 1;
    for (const char *q = p; (q = memchr(q, '\n', (size_t)(end - q))) != NULL;)
        s->lines[s->line_count++] = (uint32_t)(++q - p);
}

struct place_in place_of(const struct cfront *c, loc at)
{
    const struct source *s = source_of(c, at);
    if (!s->lines)
        find_lines(c, (struct source *)s); /* made on first use */
    uint32_t offset = at - s->base;
    size_t from = 0, to = s->line_count;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        if (s->lines[middle] <= offset)
            from = middle;
        else
            to = middle;
    }
    return (struct place_in){s, (uint32_t)from + 1, offset - s->lines[from] + 1};
}

bool loc_is_own(const struct cfront *c, loc at)
{
    return at && source_of(c, at)->file != NO_FILE;
}

struct str span_text(const struct cfront *c, struct span s)
{
    if (!s.from)
        return STR("");
    const struct source *source = source_of(c, s.from);
    size_t from = s.from - source->base, to = s.to > s.from ? s.to - source->base : from + 1;
    return str_slice(source->text, from, to);
}
