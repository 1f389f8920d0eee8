// caught-by: wrong-output
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct doc {
    owned char *title;
    int pages;
};

static gives nullable struct doc *open_doc(borrows const char *title)
{
    struct doc *d = malloc(sizeof *d);
    if (d == NULL)
        return NULL;
    d->title = strdup(title);
    d->pages = (int)strlen(title);
    if (d->title == NULL) {
        free(d);
        return NULL;
    }
    return d;
}

// Who signed what stands in the book of the desk.
static void sign_doc(borrows const struct doc *d)
{
    printf("book: %s is signed\n", d->title);
}

static borrows_from(d) const char *title_of(borrows const struct doc *d)
{
    return d->title;
}

static void write_journal(borrows const struct doc *d,
                          borrows const char *title)
{
    printf("journal: %s, %d pages\n", title, d->pages);
}

static void archive(owns struct doc *d)
{
    printf("archive: %s\n", d->title);
    free(d->title);
    free(d);
}

static int desk(const char *name)
{
    // --- your code starts here ---
    struct doc *d = open_doc(name);
    if (d == NULL)
        return -1;
    const char *title = title_of(d);
    write_journal(d, title);
    sign_doc(d);
    archive(d);
    // --- your code ends here ---
    return 0;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (desk(argv[i]) < 0)
            puts("no memory for it");
    return 0;
}
