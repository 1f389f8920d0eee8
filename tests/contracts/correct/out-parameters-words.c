/* Out-parameters that are set on success only, and one that is always set. */
#include <ownership.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct doc {
    owned char *title;
    int pages;
};

static bool parse_title(borrows const char *line, gives char **ret)
{
    const char *colon = strchr(line, ':');
    if (!colon)
        return false;
    char *title = strdup(colon + 1);
    if (!title)
        return false;
    *ret = title;
    return true;
}

static int parse(borrows const char *line, gives struct doc **ret)
{
    char *title;
    if (!parse_title(line, &title))
        return -1;
    struct doc *d = malloc(sizeof *d);
    if (!d) {
        free(title);
        return -1;
    }
    d->title = title;
    d->pages = 1;
    *ret = d;
    return 0;
}

static void doc_free(owns nullable struct doc *d)
{
    if (d) {
        free(d->title);
        free(d);
    }
}

int main(void)
{
    struct doc *d = NULL;
    if (parse("no colon here", &d) == 0)
        doc_free(d);
    int status = parse("title:Faust", &d);
    if (status)
        return 1;
    puts(d->title);
    doc_free(d);
    return 0;
}
