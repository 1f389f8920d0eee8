// Words of a text, counted by threads in tables of their own, merged into one, printed sorted.
#include <ctype.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const text[] = {
    "the quick brown fox jumps over the lazy dog",
    "the dog sleeps and the fox runs",
    "quick quick said the fox",
    "over the hills and far away",
};
enum { LINES = sizeof text / sizeof *text, THREADS = 2 };

struct word {
    char *text;
    int count;
    struct word *next;
};

struct table {
    struct word *words;
    int distinct;
};

static struct table all;
static pthread_mutex_t all_lock = PTHREAD_MUTEX_INITIALIZER;

static void add(struct table *t, const char *word, size_t length, int count)
{
    for (struct word *w = t->words; w; w = w->next)
        if (strlen(w->text) == length && memcmp(w->text, word, length) == 0) {
            w->count += count;
            return;
        }
    struct word *w = malloc(sizeof *w);
    if (!w || !(w->text = malloc(length + 1)))
        abort();
    memcpy(w->text, word, length);
    w->text[length] = '\0';
    w->count = count;
    w->next = t->words;
    t->words = w;
    t->distinct++;
}

static void count_line(struct table *t, const char *line)
{
    while (*line) {
        size_t length = 0;
        while (isalpha((unsigned char)line[length]))
            length++;
        if (length > 0)
            add(t, line, length, 1);
        line += length;
        while (*line && !isalpha((unsigned char)*line))
            line++;
    }
}

static void table_release(struct table *t)
{
    for (struct word *w = t->words, *next; w; w = next) {
        next = w->next;
        free(w->text);
        free(w);
    }
    t->words = NULL;
}

static void *count_part(void *arg)
{
    int me = *(int *)arg;
    struct table mine = { 0 };
    for (int i = me; i < LINES; i += THREADS)
        count_line(&mine, text[i]);
    pthread_mutex_lock(&all_lock);
    for (struct word *w = mine.words; w; w = w->next)
        add(&all, w->text, strlen(w->text), w->count);
    pthread_mutex_unlock(&all_lock);
    table_release(&mine);
    return NULL;
}

static int by_count(const void *a, const void *b)
{
    const struct word *const *x = a, *const *y = b;
    if ((*x)->count != (*y)->count)
        return (*y)->count - (*x)->count;
    return strcmp((*x)->text, (*y)->text);
}

int main(void)
{
    pthread_t t[THREADS];
    int id[THREADS];
    for (int i = 0; i < THREADS; i++) {
        id[i] = i;
        pthread_create(&t[i], NULL, count_part, &id[i]);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(t[i], NULL);
    struct word **sorted = malloc(all.distinct * sizeof *sorted);
    if (!sorted)
        return 1;
    int n = 0;
    for (struct word *w = all.words; w; w = w->next)
        sorted[n++] = w;
    qsort(sorted, n, sizeof *sorted, by_count);
    for (int i = 0; i < 5 && i < n; i++)
        printf("%d %s\n", sorted[i]->count, sorted[i]->text);
    free(sorted);
    table_release(&all);
    return 0;
}
