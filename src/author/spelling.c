/* Spelling: every word of a pack that its list course/words.txt does not have goes to hunspell, all
 * of them at once, before anything is proved; what comes back is looked up where it stands. */
#include "author/claims.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WORDS "course/words.txt"
enum { PATIENCE_MS = 30000, TOLD_MAX = 200, SHOWN = 60 };

struct met { struct str word, path; int line; const struct item *item; };
struct speller {
    struct arena a;
    VEC(struct met) places;           /* the first of each word and file */
    struct str *own;                    /* the pack's, sorted */
    size_t own_count;
    bool *used;
    pid_t pid;
    int from;                           /* its output; -1: it was not started */
    size_t asked;                       /* bytes */
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
    while (found && found > s->own && str_eq(found[-1], *found))
        found--;
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
    struct str rest = pack_words(p), line;
    for (size_t i = 0; i < rest.len; i++)
        lines += rest.at[i] == '\n';
    s->own = arena_array(&s->a, lines, sizeof *s->own);
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

/* In the new process. Whose machine it is must not matter: no personal dictionary, none that lies in
 * the folder that pack check was called in. */
_Noreturn static void become_hunspell(int in, int out, const char *language, pid_t first)
{
    const char *argv[] = {"hunspell", "-i", "utf-8", "-l", "-d", language, NULL};
    int null = open("/dev/null", O_WRONLY);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == first && chdir("/") == 0 && setenv("HOME", "/nonexistent", 1) == 0 && unsetenv("WORDLIST") == 0 &&
        dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(null, 2) == 2)
        execvp(argv[0], (char **)argv);
    _exit(127);
}

/* False: it cannot be started. It reads on while the pack is proved. */
static bool hunspell_start(struct speller *s, const char *language, struct str words)
{
    int in = memfd_create("words", MFD_CLOEXEC), pipes[2] = {-1, -1};
    pid_t first = getpid();
    s->from = -1;
    s->asked = words.len;
    if (in < 0)
        return false;
    if (write(in, words.at, words.len) == (ssize_t)words.len && lseek(in, 0, SEEK_SET) == 0 &&
        pipe2(pipes, O_CLOEXEC) == 0) {
        s->pid = fork();
        if (s->pid == 0)
            become_hunspell(in, pipes[1], language, first);
        close(pipes[1]);
        if (s->pid > 0)
            s->from = pipes[0];
        else
            close(pipes[0]);
    }
    close(in);
    return s->from >= 0;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000) + t.tv_nsec / 1000000;
}

/* What it does not know, and NULL if it ran as it should; else what it did. One that says more than
 * it was asked, or does not end, is ended by us. */
static const char *hunspell_end(struct speller *s, struct buf *out, int patience_ms)
{
    char piece[4096];
    int status = -1;
    const char *wrong = NULL;
    int64_t until = now_ms() + patience_ms;
    for (bool more = true; more && !wrong;) {
        struct pollfd ready = {.fd = s->from, .events = POLLIN};
        int64_t left = until - now_ms();
        int polled = poll(&ready, 1, left > 0 ? (int)left : 0);
        if (polled == 0 && left <= 0)
            wrong = "hunspell does not come to an end";
        if (polled <= 0)
            continue;
        ssize_t n = read(s->from, piece, sizeof piece);
        more = n > 0 || (n < 0 && errno == EINTR);
        if (n > 0)
            buf_add(out, piece, (size_t)n);
        if (out->len > 2 * s->asked + sizeof piece)
            wrong = "hunspell says more than it was asked";
    }
    close(s->from);
    pid_t ended = 0;
    while (!wrong && (ended = waitpid(s->pid, &status, WNOHANG)) == 0) {
        if (now_ms() > until)
            wrong = "hunspell does not come to an end";
        poll(NULL, 0, 2);
    }
    if (wrong) {
        kill(s->pid, SIGKILL);
        while (waitpid(s->pid, &status, 0) < 0 && errno == EINTR)
            ;
        return wrong;
    }
    if (!WIFEXITED(status))
        return "hunspell was ended by a signal";
    return WEXITSTATUS(status) == 0 ? NULL : WEXITSTATUS(status) == 127 ? "there is no hunspell here" :
           "hunspell has no such dictionary here";
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
    if (!hunspell_start(s, arena_cstr(&s->a, p->pack->spelling), buf_view(&ask)))
        p->proof.not_spelt = "hunspell cannot be started";
    buf_release(&ask);
    return s;
}

/* At most SHOWN bytes of a word that somebody else made. */
static struct str shown(struct str word)
{
    size_t n = word.len < SHOWN ? word.len : SHOWN;
    while (n && n < word.len && ((unsigned char)word.at[n] & 0xc0) == 0x80)
        n--;
    return str_slice(word, 0, n);
}

/* Of the next one of so many: false if enough is said. */
static bool tell_on(struct prover *p, size_t *told, struct str path)
{
    if (*told == TOLD_MAX)
        refute(p, SEVERITY_ERROR, "too-many", path, 0, STR("mend these first"), "more words like these are not listed");
    return (*told)++ < TOLD_MAX;
}

static void tell_unknown(struct speller *s, struct prover *p, struct str unknown, const char *const *only, size_t count)
{
    struct str word;
    size_t told = 0;
    while (str_line(&unknown, &word)) {
        size_t at = 0, end = s->places.len;
        while (at < end) { /* its first place */
            size_t middle = at + (end - at) / 2;
            if (by_word(&s->places.at[middle].word, &word) < 0)
                at = middle + 1;
            else
                end = middle;
        }
        for (size_t i = at; i < s->places.len && str_eq(s->places.at[i].word, word); i++) {
            const struct met *w = &s->places.at[i];
            if (i > at && str_eq(w->path, w[-1].path))
                continue; /* once in a file is enough */
            if (count && !prove_wants(p->pack, w->item, only, count))
                continue;
            if (!tell_on(p, &told, arena_str(&p->arena, w->path)))
                return;
            refute(p, SEVERITY_ERROR, "misspelt", arena_str(&p->arena, w->path), w->line,
                   STR("mend it; if it is right, add it to " WORDS ", or put it in backquotes if it is code"),
                   "'" STR_FMT "%s' is in no dictionary", STR_ARG(shown(word)), word.len > SHOWN ? "..." : "");
            locate(p, word);
        }
    }
}

static void tell_unused(struct speller *s, struct prover *p)
{
    size_t told = 0;
    for (size_t i = 0; i < s->own_count; i++) {
        struct str word = s->own[i];
        bool twice = i && str_eq(word, s->own[i - 1]);
        int line = 1;
        if (!twice && s->used[i])
            continue;
        if (!tell_on(p, &told, STR(WORDS)))
            return;
        for (const char *c = pack_words(p->pack).at; c < word.at; c++)
            line += *c == '\n';
        refute(p, SEVERITY_ERROR, "unused-entry", STR(WORDS), line, STR("remove it"),
               twice ? "the word '" STR_FMT "%s' stands here a second time" : "no text has the word '" STR_FMT "%s'",
               STR_ARG(shown(word)), word.len > SHOWN ? "..." : "");
    }
}

void spelling_end(struct speller *s, struct prover *p, const char *const *only, size_t count)
{
    struct buf unknown = {0};
    if (!s)
        return;
    if (s->from >= 0)
        p->proof.not_spelt = hunspell_end(s, &unknown, p->failed ? 0 : p->spelling_ms ? p->spelling_ms : PATIENCE_MS);
    if (!p->proof.not_spelt)
        tell_unknown(s, p, buf_view(&unknown), only, count);
    if (!count)
        tell_unused(s, p);
    buf_release(&unknown);
    vec_release(&s->places);
    arena_release(&s->a);
    mem_free(s);
}
