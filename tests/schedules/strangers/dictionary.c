// A dictionary that is read often and changed seldom: a read/write lock, counted entries.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    atomic_int references;
    char word[16], meaning[32];
};

enum { MAX = 8 };
static struct {
    pthread_rwlock_t lock;
    struct entry *all[MAX];
    int count;
} dictionary = { .lock = PTHREAD_RWLOCK_INITIALIZER };

static struct entry *entry_new(const char *word, const char *meaning)
{
    struct entry *e = calloc(1, sizeof *e);
    if (!e)
        abort();
    atomic_init(&e->references, 1);
    snprintf(e->word, sizeof e->word, "%s", word);
    snprintf(e->meaning, sizeof e->meaning, "%s", meaning);
    return e;
}

static void entry_put(struct entry *e)
{
    if (e && atomic_fetch_sub_explicit(&e->references, 1, memory_order_acq_rel) == 1)
        free(e);
}

/* Index of the word, or of where it would stand. */
static int place_of(const char *word)
{
    int i = 0;
    while (i < dictionary.count && strcmp(dictionary.all[i]->word, word) < 0)
        i++;
    return i;
}

static int is_at(int i, const char *word)
{
    return i < dictionary.count && strcmp(dictionary.all[i]->word, word) == 0;
}

/* Counted; give it back with entry_put(). */
static struct entry *look_up(const char *word)
{
    struct entry *found = NULL;
    pthread_rwlock_rdlock(&dictionary.lock);
    int i = place_of(word);
    if (is_at(i, word)) {
        found = dictionary.all[i];
        atomic_fetch_add_explicit(&found->references, 1, memory_order_relaxed);
    }
    pthread_rwlock_unlock(&dictionary.lock);
    return found;
}

static void define(const char *word, const char *meaning)
{
    struct entry *new = entry_new(word, meaning), *old = NULL;
    pthread_rwlock_wrlock(&dictionary.lock);
    int i = place_of(word);
    if (is_at(i, word)) {
        old = dictionary.all[i];
        dictionary.all[i] = new;
    } else if (dictionary.count < MAX) {
        memmove(&dictionary.all[i + 1], &dictionary.all[i],
                (dictionary.count - i) * sizeof *dictionary.all);
        dictionary.all[i] = new;
        dictionary.count++;
    } else {
        old = new;
    }
    pthread_rwlock_unlock(&dictionary.lock);
    entry_put(old);
}

static void *editor(void *arg)
{
    define("lock", "keeps others out");
    define("atom", "not to be split");
    return arg;
}

static void *reader(void *arg)
{
    int *known = arg;
    static const char *const words[] = { "lock", "thread" };
    for (int i = 0; i < 2; i++) {
        struct entry *e = look_up(words[i]);
        if (e && strlen(e->meaning) > 3)
            ++*known;
        entry_put(e);
    }
    return NULL;
}

int main(void)
{
    pthread_t e, r[2];
    int known[2] = { 0, 0 };
    define("lock", "of a door");
    define("thread", "of control");
    pthread_create(&r[0], NULL, reader, &known[0]);
    pthread_create(&e, NULL, editor, NULL);
    pthread_create(&r[1], NULL, reader, &known[1]);
    pthread_join(e, NULL);
    for (int i = 0; i < 2; i++)
        pthread_join(r[i], NULL);
    printf("known: %d %d\n", known[0], known[1]);
    for (int i = 0; i < dictionary.count; i++) {
        printf("%s: %s\n", dictionary.all[i]->word, dictionary.all[i]->meaning);
        entry_put(dictionary.all[i]);
    }
    return 0;
}
