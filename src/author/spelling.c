/* Spelling: every word of a pack that its list course/words.txt does not have goes to hunspell, all
 * of them at once, before anything is proved; what comes back is looked up where it stands. */
#include "author/claims.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS "course/words.txt"
extern char **environ;

struct met { struct str word, path; int line; const struct item *item; };
struct speller {
    struct arena a;
    VEC(struct met) places;           /* the first of each word and file */
    struct str *own;                    /* the pack's, sorted */
    size_t own_count;
    bool *used;
    pid_t pid;
    int from;                           /* its output; -1: it was not started */
};

static int by_word(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    int c = memcmp(x->at, y->at, x->len < y->len ? x->len : y->len);
    return c ? c : (x->len > y->len) - (x->len < y->len);
}

/* The word as it is in lists: a possessive is its noun, one at the start of a sentence is not. */
static struct str bare(struct str w)
{
    if (w.len > 2 && str_ends(w, "'s"))
        w.len -= 2;
    else if (w.len > 4 && str_ends(w, "\xe2\x80\x99s"))
        w.len -= 4;
    return w;
}

/* Names of code, numbers and abbreviations in capitals are not spelt. */
static bool is_spelt(struct str w)
{
    size_t small = 0;
    if (w.len < 2)
        return false;
    for (size_t i = 0; i < w.len; i++) {
        unsigned char c = (unsigned char)w.at[i];
        if (c == '_' || (c >= '0' && c <= '9'))
            return false;
        small += (c >= 'a' && c <= 'z') || c >= 0x80;
    }
    return small > 0 && !(small == 1 && str_ends(w, "s")); /* APIs */
}

static bool own_word(struct speller *s, struct str w)
{
    struct str *found = s->own_count ? bsearch(&w, s->own, s->own_count, sizeof w, by_word) : NULL;
    char first = w.at[0];
    if (!found && first >= 'A' && first <= 'Z') {
        char *small = arena_cstr(&s->a, w);
        small[0] = (char)(first + 'a' - 'A');
        struct str lower = {small, w.len};
        found = s->own_count ? bsearch(&lower, s->own, s->own_count, sizeof lower, by_word) : NULL;
    }
    if (found)
        s->used[found - s->own] = true;
    return found != NULL;
}

static void gather(void *ctx, const struct prose_piece *piece)
{
    struct speller *s = ctx;
    for (size_t i = 0; i < piece->doc->count; i++) {
        const struct block *b = &piece->doc->blocks[i];
        if (b->kind == BLOCK_CODE || b->kind == BLOCK_RULE)
            continue;
        for (size_t k = 0; k < b->span_count; k++) {
            struct str word;
            if (b->spans[k].style == SPAN_CODE || str_starts(b->spans[k].text, "http"))
                continue;
            for (size_t at = 0; prose_word(b->spans[k].text, &at, &word);) {
                word = bare(word);
                if (!is_spelt(word) || own_word(s, word))
                    continue;
                struct met place = {arena_str(&s->a, word), arena_str(&s->a, piece->path),
                                      b->line > piece->line ? b->line : piece->line, piece->item};
                vec_push(&s->places, place);
            }
        }
    }
}

static void read_own(struct speller *s, const struct pack *p)
{
    size_t lines = 1;
    for (size_t i = 0; i < p->words.len; i++)
        lines += p->words.at[i] == '\n';
    s->own = arena_array(&s->a, lines, sizeof *s->own);
    struct str rest = p->words, line;
    while (str_line(&rest, &line)) {
        line = str_trim(line);
        if (line.len && line.at[0] != '#')
            s->own[s->own_count++] = line;
    }
    qsort(s->own, s->own_count, sizeof *s->own, by_word);
    s->used = arena_array(&s->a, s->own_count, sizeof *s->used);
}

/* The diag just made, moved to where the word stands: at or behind its line, by itself, outside of
 * backquotes and of what is no text. */
static void locate(struct prover *p, struct str word)
{
    struct diag *d = &p->diags.at[p->diags.len - 1];
    struct arena scratch = {0};
    struct buf text = {0};
    const char *path = path_join(&scratch, arena_cstr(&scratch, p->pack->root), arena_cstr(&scratch, d->file));
    bool found = false;
    if (file_read(path, 1 << 20, &text, NULL)) {
        struct str rest = buf_view(&text), line;
        for (int n = 1; !found && str_line(&rest, &line); n++) {
            bool code = false;
            for (size_t i = 0; n >= d->line && !found && i + word.len <= line.len; i++) {
                code ^= line.at[i] == '`';
                if (code || memcmp(line.at + i, word.at, word.len) != 0)
                    continue;
                static const char inner[] = "_-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
                bool before = i && strchr(inner, line.at[i - 1]);
                bool after = i + word.len < line.len && line.at[i + word.len] && strchr(inner, line.at[i + word.len]) &&
                             line.at[i + word.len] != '-';
                if (before || after || str_starts(str_trim(line), "id:") || str_starts(str_trim(line), "- tag:"))
                    continue;
                found = true;
                d->line = n;
                d->column = (int)i + 1;
                d->length = (int)word.len;
            }
        }
    }
    buf_release(&text);
    arena_release(&scratch);
}

/* False: it cannot be started. It reads on while the pack is proved. */
static bool hunspell_start(struct speller *s, const char *language, struct str words)
{
    int in = memfd_create("words", MFD_CLOEXEC), pipes[2] = {-1, -1};
    posix_spawn_file_actions_t act;
    const char *argv[] = {"hunspell", "-i", "utf-8", "-l", "-d", language, NULL};
    s->from = -1;
    if (in < 0)
        return false;
    bool ok = write(in, words.at, words.len) == (ssize_t)words.len && lseek(in, 0, SEEK_SET) == 0 &&
              pipe2(pipes, O_CLOEXEC) == 0;
    if (ok) {
        posix_spawn_file_actions_init(&act);
        posix_spawn_file_actions_adddup2(&act, in, 0);
        posix_spawn_file_actions_adddup2(&act, pipes[1], 1);
        posix_spawn_file_actions_addopen(&act, 2, "/dev/null", O_WRONLY, 0);
        ok = posix_spawnp(&s->pid, "hunspell", &act, NULL, (char **)argv, environ) == 0;
        posix_spawn_file_actions_destroy(&act);
        close(pipes[1]);
        if (ok)
            s->from = pipes[0];
        else
            close(pipes[0]);
    }
    close(in);
    return ok;
}

/* What it does not know, and true if it ran as it should. */
static bool hunspell_end(struct speller *s, struct buf *out)
{
    char piece[4096];
    int status = -1;
    for (ssize_t n; (n = read(s->from, piece, sizeof piece)) != 0;) {
        if (n < 0 && errno != EINTR)
            break;
        if (n > 0)
            buf_add(out, piece, (size_t)n);
    }
    close(s->from);
    while (waitpid(s->pid, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int by_place(const void *a, const void *b)
{
    const struct met *x = a, *y = b;
    int c = by_word(&x->word, &y->word);
    return c ? c : by_word(&x->path, &y->path) ? by_word(&x->path, &y->path) : (x->line > y->line) - (x->line < y->line);
}

struct speller *spelling_start(struct prover *p)
{
    struct buf ask = {0};
    if (!p->pack->spelling.len)
        return NULL;
    struct speller *s = mem_alloc(sizeof *s);
    read_own(s, p->pack);
    prose_of_pack(p->pack, gather, s);
    if (s->places.len)
        qsort(s->places.at, s->places.len, sizeof *s->places.at, by_place);
    for (size_t i = 0; i < s->places.len; i++)
        if (!i || !str_eq(s->places.at[i].word, s->places.at[i - 1].word))
            buf_printf(&ask, STR_FMT "\n", STR_ARG(s->places.at[i].word));
    p->proof.not_spelt = !hunspell_start(s, arena_cstr(&s->a, p->pack->spelling), buf_view(&ask));
    buf_release(&ask);
    return s;
}

static void tell_unknown(struct speller *s, struct prover *p, struct str unknown, const char *const *only, size_t count)
{
    struct str word;
    size_t at = 0;
    while (str_line(&unknown, &word)) { /* in the order in which it was asked */
        while (at < s->places.len && by_word(&s->places.at[at].word, &word) < 0)
            at++;
        for (size_t i = at; i < s->places.len && str_eq(s->places.at[i].word, word); i++) {
            const struct met *w = &s->places.at[i];
            if (i > at && str_eq(w->path, w[-1].path))
                continue; /* once in a file is enough */
            if (count && !prove_wants(p->pack, w->item, only, count))
                continue;
            refute(p, SEVERITY_ERROR, "misspelt", arena_str(&p->arena, w->path), w->line,
                   STR("mend it; if it is right, add it to " WORDS ", or put it in backquotes if it is code"),
                   "'" STR_FMT "' is in no dictionary", STR_ARG(word));
            locate(p, word);
        }
    }
}

void spelling_end(struct speller *s, struct prover *p, const char *const *only, size_t count)
{
    struct buf unknown = {0};
    if (!s)
        return;
    if (s->from >= 0)
        p->proof.not_spelt = !hunspell_end(s, &unknown);
    if (!p->proof.not_spelt)
        tell_unknown(s, p, buf_view(&unknown), only, count);
    for (size_t i = 0; i < s->own_count && !count; i++)
        if (!s->used[i])
            refute(p, SEVERITY_ERROR, "unused-entry", STR(WORDS), 0, STR("remove it"), "no text has the word '" STR_FMT "'",
                   STR_ARG(s->own[i]));
    buf_release(&unknown);
    vec_release(&s->places);
    arena_release(&s->a);
    mem_free(s);
}
