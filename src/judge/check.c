/* Output against what was wanted. Runs in the front process, which alone knows
 * what was wanted. Patterns come from packs, which are not to be trusted: they
 * are compiled and matched under limits. */
#include "judge/judge.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
    MATCH_LIMIT = 1000000, /* steps; some tens of milliseconds */
    DEPTH_LIMIT = 10000,
    HEAP_LIMIT_KIB = 16 << 10,
    PATTERN_MAX = 64 << 10,
};

static bool white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Equal once blanks at the ends of lines and newlines at the end are gone, and
 * runs of blanks are one. */
static bool same_but_white(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        bool space_a = i == 0, space_b = k == 0;
        while (i < a.len && white(a.at[i])) {
            space_a = true;
            i++;
        }
        while (k < b.len && white(b.at[k])) {
            space_b = true;
            k++;
        }
        if (i == a.len || k == b.len) {
            return i == a.len && k == b.len;
        }
        if (space_a != space_b || a.at[i] != b.at[k]) {
            return false;
        }
        i++;
        k++;
    }
}

struct mismatch output_compare(struct str want, struct str got)
{
    struct mismatch m = {.line = 1, .column = 1};
    size_t n = want.len < got.len ? want.len : got.len;
    for (size_t i = 0; i < n && want.at[i] == got.at[i]; i++) {
        m.column++;
        if (want.at[i] == '\n') {
            m.line++;
            m.column = 1;
        }
    }
    m.differs = !str_eq(want, got);
    if (!m.differs) {
        return (struct mismatch){0};
    }
    m.only_white_space = same_but_white(want, got);
    return m;
}

static int complain(struct error *reterr, struct str pattern, size_t at, int code)
{
    PCRE2_UCHAR text[200] = {0};
    pcre2_get_error_message(code, text, sizeof text);
    error_set(reterr, ERROR_DATA, "the pattern is wrong at character %zu: %s (pattern: %.*s)",
              at + 1, (const char *)text, (int)(pattern.len < 120 ? pattern.len : 120), pattern.at);
    return -1;
}

int output_matches(struct str pattern, struct str text, struct error *reterr)
{
    size_t from, to;
    return output_find(pattern, text, &from, &to, reterr);
}

int output_find(struct str pattern, struct str text, size_t *ret_from, size_t *ret_to, struct error *reterr)
{
    int code, result = -1;
    PCRE2_SIZE at;
    pcre2_match_context *limits = NULL;
    pcre2_match_data *data = NULL;
    /* Output need not be UTF-8, and then it is no match rather than an error. */
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context) {
        error_set(reterr, ERROR_OS, "no memory for a pattern");
        return -1;
    }
    pcre2_set_max_pattern_length(context, PATTERN_MAX);
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)(pattern.len ? pattern.at : ""), pattern.len,
                                         PCRE2_UTF | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C
                                             | PCRE2_MATCH_INVALID_UTF,
                                         &code, &at, context);
    pcre2_compile_context_free(context);
    if (!compiled) {
        return complain(reterr, pattern, at, code);
    }
    limits = pcre2_match_context_create(NULL);
    data = pcre2_match_data_create_from_pattern(compiled, NULL);
    if (!limits || !data) {
        error_set(reterr, ERROR_OS, "no memory for a pattern");
        goto out;
    }
    pcre2_set_match_limit(limits, MATCH_LIMIT);
    pcre2_set_depth_limit(limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(limits, HEAP_LIMIT_KIB);
    code = pcre2_match(compiled, (PCRE2_SPTR)(text.len ? text.at : ""), text.len, 0, 0, data,
                       limits);
    if (code >= 0) {
        const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
        result = 1;
        *ret_from = ends[0] < text.len ? ends[0] : text.len;
        *ret_to = ends[1] < text.len ? ends[1] : text.len;
        *ret_to = *ret_to < *ret_from ? *ret_from : *ret_to; /* \K in a look-ahead */
    } else if (code == PCRE2_ERROR_NOMATCH) {
        result = 0;
    } else {
        PCRE2_UCHAR why[200] = {0};
        pcre2_get_error_message(code, why, sizeof why);
        error_set(reterr, ERROR_DATA, "matching the pattern was given up: %s", (const char *)why);
    }
out:
    pcre2_match_data_free(data);
    pcre2_match_context_free(limits);
    pcre2_code_free(compiled);
    return result;
}
