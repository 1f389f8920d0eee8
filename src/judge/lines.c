/* From an address in the learner's code to file, line and function, by the
 * stabs that libtcc writes with -g. They are a flat row of records: N_SO and
 * N_SOL name the file from here on, N_FUN starts a function, N_SLINE says that
 * from so many bytes into the function on the code belongs to a line.
 *
 * The table lies in the log, so the front process can look addresses up even
 * when the worker did not live to do it. */
#include "judge/compile.h"
#include "judge/wording.h"

#include <stdlib.h>
#include <string.h>

struct stab { /* as it lies in the section */
    uint32_t name;
    uint8_t type;
    uint8_t other;
    uint16_t line;
    uint32_t value;
};

enum { N_FUN = 0x24, N_SLINE = 0x44, N_SO = 0x64, N_SOL = 0x84, N_BINCL = 0x82, N_EINCL = 0xa2 };

static void add(struct judge_log *log, uint32_t offset, uint32_t line, uint32_t function,
                uint32_t file)
{
    struct log_line entry = {offset, line, function, file};
    if (log->line_count > 0 && log->lines[log->line_count - 1].offset == offset) {
        log->lines[log->line_count - 1] = entry;
    } else if (log->line_count < LOG_LINES) {
        log->lines[log->line_count++] = entry;
    }
}

/* "main:F1" is the function main. */
static uint32_t add_name(struct judge_log *log, const char *name)
{
    size_t len = strcspn(name, ":");
    if (log->names_len == 0) {
        log->names_len = 1; /* names[0] is "" */
    }
    if (log->names_len + len + 1 > LOG_NAMES) {
        return 0;
    }
    uint32_t at = log->names_len;
    memcpy(log->names + at, name, len);
    log->names[at + len] = '\0';
    log->names_len += (uint32_t)len + 1;
    return at;
}

static int by_offset(const void *a, const void *b)
{
    const struct log_line *x = a, *y = b;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

void lines_add(const struct attempt *a, const struct stab_source *s, struct judge_log *log)
{
    uint32_t function = 0, start = 0, from = log->line_count;
    size_t file = LOG_NO_FILE;
    bool sorted = true;
    for (size_t i = 0; i < s->stabs_len / sizeof(struct stab); i++) {
        struct stab r;
        memcpy(&r, s->stabs + i * sizeof r, sizeof r);
        const char *name = r.name < s->names_len ? s->names + r.name : "";
        switch (r.type) {
        case N_SO:
        case N_SOL:
            file = compile_file_index(a, name);
            break;
        case N_FUN:
            function = *name ? add_name(log, name) : 0;
            start = s->places[i];
            break;
        case N_SLINE:
            add(log, start + r.value, r.line, function, (uint32_t)file);
            break;
        default:
            break;
        }
    }
    add(log, s->code_end, 0, 0, LOG_NO_FILE);
    for (uint32_t i = from + 1; i < log->line_count; i++) {
        sorted = sorted && log->lines[i - 1].offset <= log->lines[i].offset;
    }
    if (!sorted) {
        qsort(log->lines + from, log->line_count - from, sizeof *log->lines, by_offset);
    }
}

const struct log_line *lines_find(const struct log_line *lines, size_t count, uint64_t offset)
{
    size_t low = 0, high = count; /* the last entry at or below offset is in [low, high) - 1 */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines[middle].offset <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && lines[low - 1].line > 0 ? &lines[low - 1] : NULL;
}

/* ---- a loop that has no line ------------------------------------------------------ */

/* `for (;;)`, or with a first part only: nothing in it that is computed again. */
static bool has_empty_for(struct str line)
{
    int column = wording_token(line, STR("for"));
    size_t i = column ? (size_t)column + 2 : line.len;
    while (i < line.len && line.at[i] != ';') {
        i++;
    }
    static const char rest[] = ";;)";
    for (size_t k = 0; i < line.len; i++) {
        if (line.at[i] == rest[k] && ++k == 3) {
            return true;
        }
        if (line.at[i] != ' ' && line.at[i] != '\t' && (k == 0 || line.at[i] != rest[k - 1])) {
            return false;
        }
    }
    return false;
}

int lines_empty_loop(struct str text, int from, int to)
{
    struct str rest = text, line;
    for (int n = 1; n <= to && str_line(&rest, &line); n++) {
        const char *comment = line.len ? memmem(line.at, line.len, "//", 2) : NULL;
        if (comment) {
            line.len = (size_t)(comment - line.at);
        }
        if (n == from && (wording_token(line, STR("while")) || wording_token(line, STR("do")))) {
            return 0;
        }
        if (n >= from && (has_empty_for(line) || wording_token(line, STR("goto")))) {
            return n;
        }
    }
    return 0;
}
