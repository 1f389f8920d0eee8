/* Failures of calls as text: the form is in faults.h. It is short enough to be typed, can be
 * read, and means the same on every machine, because runs repeat exactly. */
#include "judge/faults.h"

#include <stdio.h>
#include <string.h>

#include "judge/judge.h"

static const struct entry {
    const char *name, *word;
} classes[FAULT_CLASSES] = {
    [FAULT_ALLOC] = {"alloc", "allocation"},
    [FAULT_OPEN] = {"open", "open"},
    [FAULT_READ] = {"read", "read"},
    [FAULT_WRITE] = {"write", "write"},
    [FAULT_CLOSE] = {"close", "close"},
    [FAULT_FLUSH] = {"flush", "flush"},
    [FAULT_NAME] = {"name", "change of a name"},
    [FAULT_INPUT] = {"input", "read of the input"},
    [FAULT_OUTPUT] = {"output", "output"},
    [FAULT_LOCK] = {"lock", "lock"},
    [FAULT_THREAD] = {"thread", "thread creation"},
    [FAULT_CLOCK] = {"clock", "look at the clock"},
    [FAULT_CRASH] = {"crash", "change of a file"},
};
static const struct group {
    const char *name;
    uint32_t bits;
} groups[] = {
#define IO (1u << FAULT_OPEN | 1u << FAULT_READ | 1u << FAULT_WRITE | 1u << FAULT_CLOSE | \
            1u << FAULT_FLUSH | 1u << FAULT_NAME)
    {"io", IO},
    {"all", IO | 1u << FAULT_ALLOC | 1u << FAULT_THREAD},
};

const char *fault_class_name(uint32_t class)
{
    return class < FAULT_CLASSES ? classes[class].name : "?";
}

const char *fault_class_word(uint32_t class)
{
    return class < FAULT_CLASSES ? classes[class].word : "call";
}

static bool find_class(struct str word, uint8_t *ret)
{
    for (uint8_t i = 0; i < FAULT_CLASSES; i++) {
        if (str_is(word, classes[i].name)) {
            *ret = i;
            return true;
        }
    }
    return false;
}

/* Names of all classes, and with groups theirs; *ret_nearest: the one that was meant, perhaps. */
static const char *all_names(struct buf *out, bool with_groups, struct str word, const char **ret_nearest)
{
    const char *names[FAULT_CLASSES + COUNT(groups)];
    size_t count = 0;
    for (size_t i = 0; i < FAULT_CLASSES; i++) {
        names[count++] = classes[i].name;
    }
    for (size_t i = 0; with_groups && i < COUNT(groups); i++) {
        names[count++] = groups[i].name;
    }
    for (size_t i = 0; i < count; i++) {
        buf_printf(out, "%s%s", i ? ", " : "", names[i]);
    }
    *ret_nearest = str_nearest(word, names, count);
    buf_char(out, '\0');
    return out->at;
}

static bool unknown(struct str word, bool with_groups, struct error *reterr)
{
    struct buf names = {0};
    const char *nearest;
    const char *all = all_names(&names, with_groups, word, &nearest);
    if (!word.len) {
        error_set(reterr, ERROR_DATA, "a kind of call is missing; there are %s", all);
    } else if (nearest) {
        error_set(reterr, ERROR_DATA, "\"" STR_FMT "\" is no kind of call; did you mean %s?", STR_ARG(word), nearest);
    } else {
        error_set(reterr, ERROR_DATA, "\"" STR_FMT "\" is no kind of call; there are %s", STR_ARG(word), all);
    }
    buf_release(&names);
    return false;
}

bool sweep_classes(struct str list, uint32_t *ret, struct error *reterr)
{
    uint32_t bits = 0;
    for (size_t from = 0; from <= list.len;) {
        size_t to = from;
        while (to < list.len && list.at[to] != ',') {
            to++;
        }
        struct str word = str_trim(str_slice(list, from, to));
        uint8_t class;
        uint32_t found = find_class(word, &class) ? 1u << class : 0;
        for (size_t i = 0; i < COUNT(groups); i++) {
            found |= str_is(word, groups[i].name) ? groups[i].bits : 0;
        }
        if (!found) {
            return unknown(word, true, reterr);
        }
        bits |= found;
        from = to + 1;
    }
    *ret = bits;
    return true;
}

bool disk_rule_find(struct str name, uint8_t *ret)
{
    bool synced = str_is(name, "synced");
    *ret = synced ? DISK_SYNCED : DISK_ORDERED;
    return synced || !name.len || str_is(name, "ordered");
}

/* ---- failures -------------------------------------------------------------------- */

bool fault_sound(const struct guest_fault *f)
{
    bool moves_bytes = f->class == FAULT_READ || f->class == FAULT_WRITE || f->class == FAULT_INPUT ||
                       f->class == FAULT_OUTPUT;
    bool may_be_interrupted = moves_bytes || f->class == FAULT_OPEN || f->class == FAULT_CLOSE ||
                              f->class == FAULT_FLUSH || f->class == FAULT_CLOCK || f->class == FAULT_LOCK;
    return f->class < FAULT_CLASSES && f->n > 0 &&
           (f->class == FAULT_CRASH || f->way == WAY_FAILS || (f->way == WAY_SHORT && moves_bytes) ||
            (f->way == WAY_INTERRUPTED && may_be_interrupted));
}

static bool bad(struct error *e, struct str text, const char *why)
{
    return error_set(e, ERROR_DATA, "this names no failure: %s in \"" STR_FMT "\"; it looks like f:alloc3", why,
                     STR_ARG(text));
}

/* Digits at the front of *text, off it. False: there are none, or too many. */
static bool take_number(struct str *text, uint32_t most, uint32_t *ret)
{
    size_t digits = 0;
    uint64_t n = 0;
    while (digits < text->len && text->at[digits] >= '0' && text->at[digits] <= '9') {
        n = n * 10 + (uint64_t)(text->at[digits++] - '0');
        if (n > most) {
            return false;
        }
    }
    *text = str_slice(*text, digits, text->len);
    *ret = (uint32_t)n;
    return digits > 0;
}

static bool read_one(struct str text, struct guest_fault *ret, struct error *reterr)
{
    struct str all = text;
    size_t letters = 0;
    uint32_t left = 0;
    *ret = (struct guest_fault){0};
    while (letters < text.len && text.at[letters] >= 'a' && text.at[letters] <= 'z') {
        letters++;
    }
    if (!find_class(str_slice(text, 0, letters), &ret->class)) {
        return unknown(str_slice(text, 0, letters), false, reterr);
    }
    text = str_slice(text, letters, text.len);
    if (!take_number(&text, INT32_MAX, &ret->n) || !ret->n) {
        return bad(reterr, all, "the number of the call is missing");
    }
    if (ret->class == FAULT_CRASH && text.len && text.at[0] == '.') {
        text = str_slice(text, 1, text.len);
        if (!take_number(&text, UINT8_MAX, &left)) {
            return bad(reterr, all, "which disk is left is missing");
        }
        ret->way = (uint8_t)left;
    } else if (ret->class != FAULT_CRASH && text.len && (text.at[0] == 's' || text.at[0] == 'i')) {
        ret->way = text.at[0] == 's' ? WAY_SHORT : WAY_INTERRUPTED;
        text = str_slice(text, 1, text.len);
        if (!fault_sound(ret)) {
            return bad(reterr, all, "such a call cannot end that way");
        }
    }
    return !text.len || bad(reterr, all, "something follows");
}

bool faults_read(struct str text, struct faults *ret, struct error *reterr)
{
    struct faults f = {.count = 0};
    if (!text.len) {
        *ret = f;
        return true;
    }
    if (!str_starts(text, "f:")) {
        return bad(reterr, text, "it does not begin with f:");
    }
    for (size_t from = 2; from <= text.len;) {
        size_t to = from;
        while (to < text.len && text.at[to] != '+') {
            to++;
        }
        if (f.count == FAULTS_AT_ONCE) {
            return error_set(reterr, ERROR_DATA, "at most %d calls can fail in one run", FAULTS_AT_ONCE);
        }
        struct guest_fault *one = &f.at[f.count++];
        if (!read_one(str_slice(text, from, to), one, reterr)) {
            return false;
        }
        for (uint32_t i = 0; i + 1 < f.count; i++) {
            if (f.at[i].class == one->class && f.at[i].n == one->n) {
                return bad(reterr, text, "the same call is there twice");
            }
        }
        from = to + 1;
    }
    *ret = f;
    return true;
}

void faults_write(const struct faults *f, char ret[FAULTS_TEXT])
{
    size_t at = 0;
    ret[0] = '\0';
    for (uint32_t i = 0; i < f->count && i < FAULTS_AT_ONCE; i++) {
        const struct guest_fault *one = &f->at[i];
        at += (size_t)snprintf(ret + at, FAULTS_TEXT - at, "%s%s%u", i ? "+" : "f:", fault_class_name(one->class),
                               one->n);
        if (one->class == FAULT_CRASH && one->way) {
            at += (size_t)snprintf(ret + at, FAULTS_TEXT - at, ".%u", one->way);
        } else if (one->class != FAULT_CRASH && one->way) {
            at += (size_t)snprintf(ret + at, FAULTS_TEXT - at, "%c", one->way == WAY_SHORT ? 's' : 'i');
        }
    }
}

bool faults_known(struct str text, struct error *reterr)
{
    struct faults f;
    return faults_read(text, &f, reterr);
}
