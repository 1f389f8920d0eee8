// caught-by: use-after-free
#include <assert.h>
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct doc {
    owned char *title;
    owned nullable char *note; // NULL: nobody has written one
    int pages;
};

void doc_end(owns struct doc *d);
gives nullable struct doc *snapshot(borrows const struct doc *d);

// --- your code starts here ---
struct doc *snapshot(const struct doc *d)
{
    struct doc *copy = malloc(sizeof *copy);
    if (copy == NULL)
        return NULL;
    *copy = *d;
    copy->title = strdup(d->title);
    if (copy->title == NULL) {
        free(copy);
        return NULL;
    }
    return copy;
}
// --- your code ends here ---

void doc_end(struct doc *d)
{
    free(d->title);
    free(d->note);
    free(d);
}

static gives nullable struct doc *open_doc(borrows const char *title,
                                           borrows nullable const char *note)
{
    struct doc *d = malloc(sizeof *d);
    char *first = strdup(title);
    char *second = note != NULL ? strdup(note) : NULL;
    if (d == NULL || first == NULL || (note != NULL && second == NULL)) {
        free(d);
        free(first);
        free(second);
        return NULL;
    }
    d->title = first;
    d->note = second;
    d->pages = (int)strlen(title);
    return d;
}

static void show(borrows const char *where, borrows const struct doc *d)
{
    if (d->note != NULL)
        printf("%s: %s, %d pages, [%s]\n",
               where, d->title, d->pages, d->note);
    else
        printf("%s: %s, %d pages, no note\n", where, d->title, d->pages);
}

// The next desk crosses out the first letters, adds a page, and closes
// the document.
static void next_desk(owns struct doc *d)
{
    d->title[0] = '-';
    if (d->note != NULL && d->note[0] != '\0')
        d->note[0] = '-';
    d->pages++;
    show("next desk", d);
    doc_end(d);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 1;
    struct doc *d = open_doc(argv[1], argc > 2 ? argv[2] : NULL);
    if (d == NULL)
        return 1;
    int noted = d->note != NULL;
    struct doc *kept = snapshot(d);
    // all of it, or NULL
    assert(kept == NULL || (kept->note != NULL) == noted);
    next_desk(d);
    if (kept == NULL) {
        puts("no memory for a snapshot");
        return 2;
    }
    show("kept", kept);
    doc_end(kept);
    return 0;
}
