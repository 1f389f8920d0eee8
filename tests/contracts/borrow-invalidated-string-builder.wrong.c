/* The builder's text is asked for too early. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct builder { owned char *text; size_t length; };

static borrows_from(b) nullable const char *builder_text(borrows const struct builder *b)
{
    return b->text;
}

static void builder_add(borrows_mut struct builder *b, borrows const char *more)
{
    size_t n = strlen(more);
    char *text = realloc(b->text, b->length + n + 1);
    if (!text)
        return;
    memcpy(text + b->length, more, n + 1);
    b->text = text;
    b->length += n;
}

int main(void)
{
    struct builder b = {NULL, 0};
    builder_add(&b, "north");
    const char *direction = builder_text(&b);
    builder_add(&b, "west");
    if (direction)
        puts(direction); //! borrow-invalidated
    free(b.text);
    return 0;
}
