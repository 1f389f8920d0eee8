/* What can be said to the store. Each command is repeated behind "> "
 * before it is carried out, so that who reads what was printed knows what
 * was asked last. */
#include "store.h"

#include <stdio.h>
#include <string.h>

bool command_change(const char *line, struct change *ret)
{
    char word[8] = "", key[KEY_ROOM + 1] = "", value[VALUE_ROOM + 1] = "";
    int words = sscanf(line, "%7s %16s %32s", word, key, value);
    bool put = words == 3 && strcmp(word, "put") == 0;
    bool drop = words == 2 && strcmp(word, "delete") == 0;
    bool fits = strlen(key) < KEY_ROOM && strlen(value) < VALUE_ROOM;
    if ((!put && !drop) || !fits)
        return false;
    ret->kind = put ? PUT : DROP;
    strcpy(ret->key, key);
    strcpy(ret->value, value);
    return true;
}

static void change(struct session *w, const struct change *c)
{
    bool possible = table_takes(&w->s->table, c);
    if (store_change(w->s, c) == 0) {
        model_change(&w->m, c);
        puts("saved");
        return;
    }
    if (possible && !w->m.in_doubt) { /* it was the disk that refused */
        w->m.in_doubt = true;
        w->m.doubt = *c;
    }
    puts("refused");
}

static bool reopen(struct session *w)
{
    store_close(w->s);
    w->s = store_open();
    puts(w->s != NULL ? "opened" : "cannot be opened");
    return w->s != NULL && model_settle(&w->m, &w->s->table);
}

static void list(const struct table *t)
{
    for (size_t i = 0; i < t->count; i++)
        printf("%s = %s\n", t->at[i].key, t->at[i].value);
    printf("%zu of %d keys\n", t->count, KEYS);
}

bool command(struct session *w, const char *line)
{
    struct change c;
    char word[8] = "", key[KEY_ROOM] = "";
    printf("> %s\n", line);
    sscanf(line, "%7s %15s", word, key);
    if (command_change(line, &c)) {
        change(w, &c);
    } else if (strcmp(word, "get") == 0) {
        const char *value = table_get(&w->s->table, key);
        printf("%s\n", value != NULL ? value : "not there");
    } else if (strcmp(word, "list") == 0) {
        list(&w->s->table);
    } else if (strcmp(word, "compact") == 0) {
        puts(store_compact(w->s) == 0 ? "compacted" : "not compacted");
    } else if (strcmp(word, "reopen") == 0) {
        if (!reopen(w)) {
            if (w->s != NULL)
                puts("The store is not what was saved.");
            return false;
        }
    } else {
        puts("no such command");
    }
    bool same = model_same(&w->m, &w->s->table);
    if (!same)
        puts("The store is not what the model says.");
    return same;
}
