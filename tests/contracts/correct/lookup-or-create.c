/* What is found is lent, what is new is put into the table first: either way it is not ours. */
#include <stdlib.h>
#include <string.h>

struct symbol {
    struct symbol *next;
    char name[24];
    int uses;
};
static struct symbol *symbols;

static struct symbol *intern(const char *name)
{
    for (struct symbol *s = symbols; s; s = s->next)
        if (strcmp(s->name, name) == 0)
            return s;
    struct symbol *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    strncpy(s->name, name, sizeof s->name - 1);
    s->next = symbols;
    symbols = s;
    return s;
}

static void forget_all(void)
{
    while (symbols) {
        struct symbol *next = symbols->next;
        free(symbols);
        symbols = next;
    }
}

int main(void)
{
    const char *words[] = {"let", "x", "let"};
    for (int i = 0; i < 3; i++) {
        struct symbol *s = intern(words[i]);
        if (s)
            s->uses++;
    }
    struct symbol *let = intern("let");
    int uses = let ? let->uses : 2;
    forget_all();
    return uses != 2;
}
