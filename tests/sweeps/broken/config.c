/* Settings from a file, kept as pairs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct setting { char *key, *value; struct setting *next; };

static char *copy(const char *s)
{
    char *p = malloc(strlen(s) + 1);
    if (p)
        strcpy(p, s);
    return p;
}

static struct setting *load(const char *path)
{
    struct setting *all = NULL;
    char line[80];
    FILE *f = fopen(path, "r"); // broken: closed-handle-use
    while (fgets(line, sizeof line, f)) { // broken: failure-unnoticed
        char *equals = strchr(line, '=');
        if (line[0] == '#' || !equals)
            continue;
        *equals = '\0';
        equals[1 + strcspn(equals + 1, "\n")] = '\0';
        struct setting *s = malloc(sizeof *s); // broken: null-dereference
        s->key = copy(line);
        s->value = copy(equals + 1);
        s->next = all;
        all = s;
    }
    fclose(f);
    return all;
}

int main(void)
{
    struct setting *all = load("config.ini");
    for (struct setting *s = all; s; s = s->next)
        printf("%s is %s\n", s->key ? s->key : "?", s->value ? s->value : "?");
    while (all) {
        struct setting *next = all->next;
        free(all->key);
        free(all->value);
        free(all);
        all = next;
    }
    return 0;
}
