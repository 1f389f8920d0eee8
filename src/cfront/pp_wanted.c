/* What of our own headers a program can notice.
 *
 * <stdio.h> declares some eighty functions, and a program calls three of them; reading the others was
 * two fifths of the front-end's time. So the headers are looked through once in a process and taken
 * apart into items: prototypes and #defines that stand by themselves on lines of their own. Each has
 * a name and mentions names. An item is wanted if its name is mentioned
 *
 *   - in a file of the program, anywhere, in comments too; in a macro or a rule that came with it,
 *   - in what is no item: typedefs, structs, #if lines of our headers,
 *   - in an item that is wanted.
 *
 * An item that nobody wants becomes a comment when its header is opened: two bytes at the start of
 * each of its lines are made slashes, so that every place stays where it was. What is then compiled
 * is what would be compiled with everything read. What is said of it is not always, for "did you mean"
 * looks at all names: the first error ends it, and front.c reads everything again.
 *
 * The rest of this file is about programs that could notice after all. A name may be made by ## and
 * be spelt nowhere: wanted_made() sees it. A macro of the program may have the name of a parameter in
 * one of our prototypes, a header may be included in the middle of something, a name may be cut in
 * two by a line splice: such programs get everything. */
#include "base/hash.h"
#include "base/sparse.h"
#include "cfront/pp.h"

#include <string.h>

enum { HEADERS = 64, ITEMS = 2048, WORDS = 2048, SLOTS = 4 * WORDS, USES = 8192, OWN_TEXT = 1 << 20 };

struct word {
    const char *at;
    uint32_t hash;
    uint16_t len;
    uint16_t item;   /* the first that has this name, from 1 */
};
/* Words, found by hash: names of items, or what else stands in prototypes. */
struct words {
    struct word at[WORDS];    /* [0] unused */
    size_t count;
    uint16_t slots[SLOTS];    /* open addressing; 0: free */
    uint64_t there[SLOTS / 64]; /* a bit for where each begins to look: most words of a program are none of ours */
};
struct item {
    uint32_t from, to;   /* in the header's text: its lines, the last newline excluded */
    uint32_t use, use_end; /* in uses */
    uint16_t word, next; /* next: of the same name */
    bool prototype;
};
struct known { const char *at; size_t len; uint32_t item, item_end; };

struct wanted {
    uint64_t words[WORDS / 64]; /* a bit each */
    bool failed;                /* something that was not read might be noticed */
};

/* Made once in a process, for the headers of one library. */
SPARSE static struct {
    struct str (*header)(struct str name);
    const char *(*header_name)(size_t n);
    bool usable;
    struct known headers[HEADERS]; /* [0]: predefined macros */
    size_t header_count;
    struct item items[ITEMS]; /* [0] unused; in the order of the headers */
    size_t item_count;
    struct words names, in_prototypes;
    uint16_t uses[USES];      /* of names */
    size_t use_count;
    struct wanted always;
} all;

static bool is_wanted(const struct wanted *w, uint16_t word) { return w->words[word / 64] >> word % 64 & 1; }

/* ---- words ------------------------------------------------------------------------------- */

static bool is_letter(char c) { return c == '_' || ((c | 32) >= 'a' && (c | 32) <= 'z'); }
static bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

static uint32_t hash_of(struct str s) { return fnv32(FNV32_START, s.at, s.len); }

static size_t first_slot(uint32_t hash) { return (hash ^ hash >> 15) % SLOTS; }

/* The number of the word, or 0; *ret_slot: where it is, or would go. */
static uint16_t word_hashed(const struct words *w, struct str s, uint32_t hash, size_t *ret_slot)
{
    size_t i = first_slot(hash);
    for (; w->slots[i]; i = (i + 1) % SLOTS) {
        const struct word *x = &w->at[w->slots[i]];
        if (x->hash == hash && x->len == s.len && memcmp(x->at, s.at, s.len) == 0)
            break;
    }
    *ret_slot = i;
    return w->slots[i];
}

static uint16_t word_find(const struct words *w, struct str s)
{
    size_t slot;
    return word_hashed(w, s, hash_of(s), &slot);
}

static uint16_t word_add(struct words *w, struct str s)
{
    size_t slot;
    uint32_t hash = hash_of(s);
    uint16_t known = word_hashed(w, s, hash, &slot);
    if (known)
        return known;
    if (w->count + 1 == WORDS || s.len > UINT16_MAX) {
        all.usable = false;
        return 0;
    }
    w->at[++w->count] = (struct word){.at = s.at, .hash = hash, .len = (uint16_t)s.len};
    w->there[first_slot(hash) / 64] |= UINT64_C(1) << first_slot(hash) % 64;
    return w->slots[slot] = (uint16_t)w->count;
}

/* The next word of one of our headers from *at on, outside of comments and quotes; "" there is none.
 * *at is behind it then. */
static struct str next_word(struct str s, size_t *at)
{
    size_t i = *at;
    while (i < s.len) {
        char c = s.at[i];
        size_t from = i;
        if (is_word(c)) {
            while (i < s.len && is_word(s.at[i]))
                i++;
            if (is_letter(c)) {
                *at = i;
                return str_slice(s, from, i);
            }
        } else if (c == '/' && i + 1 < s.len && s.at[i + 1] == '*') {
            const char *end = memmem(s.at + i + 2, s.len - i - 2, "*/", 2);
            i = end ? (size_t)(end - s.at) + 2 : s.len;
        } else if (c == '"' || c == '\'') {
            for (i++; i < s.len && s.at[i] != c && s.at[i] != '\n'; i++)
                i += s.at[i] == '\\';
            i++;
        } else {
            i++;
        }
    }
    *at = s.len;
    return STR("");
}

static const char builtin[] = "__builtin_"; /* __builtin_abs is abs, if that is known */

/* ---- items ----------------------------------------------------------------------------------- */

static bool is_one_of(struct str s, const char *const *words)
{
    for (; *words; words++)
        if (str_is(s, *words))
            return true;
    return false;
}

static void add_item(struct str text, size_t from, size_t to, struct str name, bool prototype)
{
    for (size_t i = from, line = from; i <= to; i++)
        if (i == to || text.at[i] == '\n') {
            if (i - line < 2) /* no room for the slashes */
                return;
            line = i + 1;
        }
    uint16_t word = word_add(&all.names, name);
    if (all.item_count == ITEMS || !word) {
        all.usable = false;
        return;
    }
    struct word *w = &all.names.at[word];
    all.items[all.item_count] = (struct item){.from = (uint32_t)from, .to = (uint32_t)to, .word = word,
                                              .next = w->item, .prototype = prototype};
    w->item = (uint16_t)all.item_count++;
}

/* From `at` on there are only blanks and comments that end in this line; *ret_end is its end. */
static bool rest_is_empty(struct str s, size_t at, size_t *ret_end)
{
    while (at < s.len && s.at[at] != '\n') {
        if (s.at[at] == ' ' || s.at[at] == '\t') {
            at++;
        } else if (s.at[at] == '/' && at + 1 < s.len && s.at[at + 1] == '*') {
            const char *end = memmem(s.at + at + 2, s.len - at - 2, "*/", 2);
            if (!end || memchr(s.at + at, '\n', (size_t)(end - s.at) - at))
                return false;
            at = (size_t)(end - s.at) + 2;
        } else {
            return false;
        }
    }
    *ret_end = at;
    return true;
}

/* Behind the bracket that closes the one at `at`, within one declaration; 0: there is none. */
static size_t behind_bracket(struct str s, size_t at)
{
    int depth = 0;
    for (; at < s.len; at++) {
        char c = s.at[at];
        if (c == ';' || c == '{' || c == '#' || c == '"' || c == '\'' || c == '/')
            return 0;
        depth += c == '(';
        depth -= c == ')';
        if (depth == 0)
            return at + 1;
    }
    return 0;
}

/* A declaration begins at `at`, in column 1. The end of its last line if it is one prototype and nothing
 * else, or 0. */
static size_t prototype_at(struct str s, size_t at)
{
    static const char *const never[] = {"typedef", "struct", "union", "enum", "extern", "static", "inline",
                                        "_Static_assert", "static_assert", "_Thread_local", NULL};
    static const char *const no_name[] = {"void", "char", "short", "int", "long", "float", "double", "signed",
                                          "unsigned", "_Bool", "bool", "_Atomic", "_Alignas", "typeof", "__typeof__",
                                          "__attribute__", "const", "volatile", NULL};
    size_t from = at;
    struct str name = STR(""), first = STR("");
    while (at < s.len && s.at[at] != '(') {
        char c = s.at[at];
        if (is_letter(c)) {
            size_t begin = at;
            while (at < s.len && is_word(s.at[at]))
                at++;
            name = str_slice(s, begin, at);
            if (!first.len)
                first = name;
            continue;
        }
        if (c != ' ' && c != '*')
            return 0;
        name = c == ' ' ? name : STR("");
        at++;
    }
    if (at == s.len || !name.len || name.at == first.at || is_one_of(first, never) || is_one_of(name, no_name) ||
        name.at + name.len != s.at + at)
        return 0;
    at = behind_bracket(s, at);
    if (!at)
        return 0;
    bool word = false;
    for (; at < s.len && s.at[at] != ';';) {
        char c = s.at[at];
        if (is_word(c)) {
            word = true;
            at++;
        } else if (c == '(' && word) {
            at = behind_bracket(s, at);
            word = false;
            if (!at)
                return 0;
        } else if (c == ' ' || c == '\n') {
            at++;
        } else {
            return 0;
        }
    }
    size_t end;
    if (at == s.len || !rest_is_empty(s, at + 1, &end))
        return 0;
    add_item(s, from, end, name, true);
    return end;
}

/* A # line begins at `at`, in column 1. The end of its last line; it is an item if it defines. */
static size_t directive_at(struct str s, size_t at)
{
    static const char define[] = "#define ";
    size_t from = at;
    bool comment = false; /* which goes on behind the line: that is no item */
    for (; at < s.len && s.at[at] != '\n'; at++) {
        if (s.at[at] == '\\' && at + 1 < s.len)
            at++;
        if (s.at[at] == '/' && at + 1 < s.len && s.at[at + 1] == '*') {
            const char *end = memmem(s.at + at + 2, s.len - at - 2, "*/", 2);
            size_t to = end ? (size_t)(end - s.at) + 1 : s.len - 1;
            comment |= memchr(s.at + at, '\n', to - at) != NULL;
            at = to;
        }
    }
    if (str_starts(str_slice(s, from, at), define) && !comment) {
        size_t begin = from + sizeof define - 1, to = begin;
        while (to < at && is_word(s.at[to]))
            to++;
        if (to > begin)
            add_item(s, from, at, str_slice(s, begin, to), false);
    }
    return at;
}

/* Behind what begins at `at` and is no item: to its ';', over brackets. */
static size_t other_at(struct str s, size_t at)
{
    int depth = 0;
    for (; at < s.len; at++) {
        char c = s.at[at];
        if (c == '/' && at + 1 < s.len && s.at[at + 1] == '*') {
            const char *end = memmem(s.at + at + 2, s.len - at - 2, "*/", 2);
            at = end ? (size_t)(end - s.at) + 1 : s.len - 1;
        }
        depth += c == '(' || c == '{' || c == '[';
        depth -= c == ')' || c == '}' || c == ']';
        if (c == ';' && depth <= 0)
            return at + 1;
    }
    return s.len;
}

static void find_items(struct str s)
{
    bool line_start = true;
    for (size_t i = 0; i < s.len;) {
        char c = s.at[i];
        if (c == '\n') {
            line_start = true;
            i++;
        } else if (c == ' ' || c == '\t') {
            line_start = false;
            i++;
        } else if (c == '/' && i + 1 < s.len && s.at[i + 1] == '*') {
            const char *end = memmem(s.at + i + 2, s.len - i - 2, "*/", 2);
            i = end ? (size_t)(end - s.at) + 2 : s.len;
            line_start = false;
        } else if (c == '#') {
            i = line_start ? directive_at(s, i) : i + 1;
        } else {
            size_t end = line_start && is_letter(c) ? prototype_at(s, i) : 0;
            i = end ? end : other_at(s, i);
            line_start = false;
        }
    }
}

/* ---- who mentions whom ------------------------------------------------------------------------- */

static void want(struct wanted *w, uint16_t word)
{
    uint16_t stack[WORDS]; /* each is on it once */
    size_t depth = 0;
    if (is_wanted(w, word))
        return;
    w->words[word / 64] |= UINT64_C(1) << word % 64;
    stack[depth++] = word;
    while (depth) {
        const struct word *now = &all.names.at[stack[--depth]];
        for (uint16_t i = now->item; i; i = all.items[i].next)
            for (uint32_t u = all.items[i].use; u < all.items[i].use_end; u++) {
                uint16_t used = all.uses[u];
                if (!is_wanted(w, used)) {
                    w->words[used / 64] |= UINT64_C(1) << used % 64;
                    stack[depth++] = used;
                }
            }
    }
}

static void add_use(uint16_t word)
{
    if (!word)
        return;
    if (all.use_count == USES)
        all.usable = false;
    else
        all.uses[all.use_count++] = word;
}

static void find_uses(struct str s, struct item *i)
{
    struct str text = str_slice(s, i->from, i->to), word;
    i->use = (uint32_t)all.use_count;
    for (size_t at = 0; (word = next_word(text, &at)).len;) {
        uint16_t known = word_find(&all.names, word);
        if (i->prototype && known != i->word)
            word_add(&all.in_prototypes, word);
        add_use(known);
        if (str_starts(word, builtin))
            add_use(word_find(&all.names, str_slice(word, sizeof builtin - 1, word.len)));
    }
    i->use_end = (uint32_t)all.use_count;
}

/* What is no item is always read. */
static void want_always(struct str s)
{
    struct str word;
    for (size_t at = 0; (word = next_word(s, &at)).len;) {
        uint16_t known = word_find(&all.names, word);
        if (known)
            want(&all.always, known);
        if (str_starts(word, builtin)) {
            known = word_find(&all.names, str_slice(word, sizeof builtin - 1, word.len));
            if (known)
                want(&all.always, known);
        }
    }
}

static void add_header(struct str text)
{
    if (all.header_count == HEADERS) {
        all.usable = false;
        return;
    }
    struct known *k = &all.headers[all.header_count++];
    *k = (struct known){text.at, text.len, (uint32_t)all.item_count, 0};
    find_items(text);
    k->item_end = (uint32_t)all.item_count;
}

void wanted_prepare(struct str (*header)(struct str name), const char *(*header_name)(size_t n))
{
    const char *name;
    if (header == all.header && header_name == all.header_name)
        return;
    memset(&all, 0, sizeof all);
    all.header = header;
    all.header_name = header_name;
    all.usable = header && header_name && header_name(0);
    all.item_count = 1;
    if (!all.usable)
        return;
    add_header(str_from(pp_predefined));
    for (size_t n = 0; (name = header_name(n)) != NULL; n++) {
        struct str text = header(str_from(name));
        if (text.at)
            add_header(text);
    }
    for (size_t h = 0; h < all.header_count; h++)
        for (uint32_t i = all.headers[h].item; i < all.headers[h].item_end; i++)
            find_uses((struct str){all.headers[h].at, all.headers[h].len}, &all.items[i]);
    for (size_t h = 0; h < all.header_count; h++) {
        struct str text = {all.headers[h].at, all.headers[h].len};
        size_t from = 0;
        for (uint32_t i = all.headers[h].item; i < all.headers[h].item_end; i++) {
            want_always(str_slice(text, from, all.items[i].from));
            from = all.items[i].to;
        }
        want_always(str_slice(text, from, text.len));
    }
}

/* ---- a program --------------------------------------------------------------------------------- */

static void mention(struct wanted *w, struct str word, uint32_t hash)
{
    size_t slot = first_slot(hash);
    if (all.names.there[slot / 64] >> slot % 64 & 1) {
        uint16_t known = word_hashed(&all.names, word, hash, &slot);
        if (known)
            want(w, known);
    }
    if (word.len >= sizeof builtin && word.at[0] == '_' && memcmp(word.at, builtin, sizeof builtin - 1) == 0) {
        uint16_t known = word_find(&all.names, str_slice(word, sizeof builtin - 1, word.len));
        if (known)
            want(w, known);
    }
}

/* A macro of this name changes what our prototypes say. */
static bool spoils(struct str name)
{
    return word_find(&all.in_prototypes, name) != 0;
}

/* Does a # stand before this word, or what may hide one? */
static bool may_be_directive(const char *text, const char *word)
{
    while (word > text && (word[-1] == ' ' || word[-1] == '\t'))
        word--;
    if (word == text)
        return false;
    bool cut = word[-1] == '\n' && word - text > 1 && (word[-2] == '\\' || word[-2] == '\r');
    return cut || word[-1] == '#' || word[-1] == ':' || word[-1] == '/' || word[-1] == '\v' || word[-1] == '\f';
}

/* False: all has to be read. */
static bool mention_all(struct wanted *w, struct str text)
{
    const char *p = text.at, *end = p + text.len;
    bool define = false;
    while (p < end) {
        if (!is_word(*p)) {
            if (define && *p != ' ' && *p != '\t')
                return false; /* a comment, a splice: what is defined? */
            p++;
            continue;
        }
        const char *from = p;
        uint32_t hash = FNV32_START;
        for (; p < end && is_word(*p); p++)
            hash = fnv32_byte(hash, (unsigned char)*p);
        if (p + 1 < end && *p == '\\' && (p[1] == '\n' || p[1] == '\r'))
            return false;
        struct str word = {from, (size_t)(p - from)};
        if (define && spoils(word))
            return false;
        define = word.len == 6 && memcmp(from, "define", 6) == 0 && may_be_directive(text.at, from);
        mention(w, word, hash);
    }
    return true;
}

static bool look_at_program(struct wanted *w, const struct cfront_input *in)
{
    size_t bytes = 0;
    for (size_t i = 0; i < in->file_count; i++) {
        bytes += in->files[i].text.len;
        if (bytes > OWN_TEXT || !mention_all(w, in->files[i].text))
            return false;
    }
    for (size_t i = 0; i < in->macro_count; i++) {
        struct str name = in->macros[i].name;
        size_t len = 0;
        while (len < name.len && is_word(name.at[len]))
            len++;
        if (spoils(str_slice(name, 0, len)) || !mention_all(w, name) || !mention_all(w, in->macros[i].value))
            return false;
    }
    for (size_t i = 0; i < in->rule_count; i++)
        if (!mention_all(w, in->rules[i].what))
            return false;
    return true;
}

void wanted_start(struct cfront *c)
{
    const struct cfront_input *in = c->in;
    if (in->whole_headers || !in->header || !in->header_name)
        return;
    wanted_prepare(in->header, in->header_name);
    if (!all.usable)
        return;
    struct wanted *w = arena_alloc(c->arena, sizeof *w);
    *w = all.always;
    if (look_at_program(w, in))
        c->wanted = w;
}

bool wanted_hide(const struct wanted *w, struct str text, bool predefined, char *copy)
{
    size_t h = 0;
    while (!predefined && h < all.header_count && all.headers[h].at != text.at)
        h++;
    if (h == all.header_count)
        return false;
    for (uint32_t n = all.headers[h].item; n < all.headers[h].item_end; n++) {
        const struct item *i = &all.items[n];
        if (is_wanted(w, i->word))
            continue;
        for (char *line = copy + i->from, *end = copy + i->to; line;) {
            line[0] = line[1] = '/';
            line = memchr(line, '\n', (size_t)(end - line));
            line += line != NULL;
        }
    }
    return true;
}

void wanted_made(struct cfront *c, struct str name)
{
    uint16_t known = word_find(&all.names, name);
    if (known && !is_wanted(c->wanted, known))
        wanted_fail(c);
}

void wanted_fail(struct cfront *c)
{
    if (c->wanted)
        c->wanted->failed = true;
}

bool wanted_failed(const struct cfront *c) { return c->wanted && c->wanted->failed; }
