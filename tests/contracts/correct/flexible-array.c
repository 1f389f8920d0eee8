/* Header and text in one block; one free() for both. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message {
    size_t length;
    char text[];
};

static gives nullable struct message *message_new(borrows const char *text)
{
    size_t n = strlen(text);
    struct message *m = malloc(sizeof *m + n + 1);
    if (!m)
        return NULL;
    m->length = n;
    memcpy(m->text, text, n + 1);
    return m;
}

static gives nullable struct message *message_add(owns struct message *m, borrows const char *more)
{
    size_t n = strlen(more);
    struct message *larger = realloc(m, sizeof *m + m->length + n + 1);
    if (!larger) {
        free(m);
        return NULL;
    }
    memcpy(larger->text + larger->length, more, n + 1);
    larger->length += n;
    return larger;
}

static borrows_from(m) const char *message_text(borrows const struct message *m)
{
    return m->text;
}

int main(void)
{
    struct message *m = message_new("half");
    if (!m)
        return 1;
    m = message_add(m, "way");
    if (m)
        puts(message_text(m));
    free(m);
    return 0;
}
