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

static void drop(struct setting *all)
{
    while (all) {
        struct setting *next = all->next;
        free(all->key);
        free(all->value);
        free(all);
        all = next;
    }
}

static int load(const char *path, struct setting **ret)
{
    struct setting *all = NULL;
    char line[80];
    int bad = 0;
    FILE *f = fopen(path, "r");
    if (!f)
        return -1;
    while (!bad && fgets(line, sizeof line, f)) {
        char *equals = strchr(line, '=');
        if (line[0] == '#' || !equals)
            continue;
        *equals = '\0';
        equals[1 + strcspn(equals + 1, "\n")] = '\0';
        struct setting *s = malloc(sizeof *s);
        if (!s) {
            bad = 1;
            break;
        }
        *s = (struct setting){copy(line), copy(equals + 1), all};
        all = s;
        bad = !s->key || !s->value;
    }
    bad |= ferror(f) != 0;
    fclose(f);
    if (bad) {
        drop(all);
        return -1;
    }
    *ret = all;
    return 0;
}

int main(void)
{
    struct setting *all;
    if (load("config.ini", &all) != 0)
        return 1;
    for (struct setting *s = all; s; s = s->next)
        printf("%s is %s\n", s->key, s->value);
    drop(all);
    return 0;
}
