/* Each borrow is over before the owner changes: nothing is stale.
 * Changed when the checker read it: the loop left with what was lent before diary_write(). */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct diary {
    owned nullable char *text;
};

static borrows_from(d) const char *diary_read(borrows const struct diary *d)
{
    return d->text ? d->text : "";
}

static int diary_write(borrows_mut struct diary *d, borrows const char *text)
{
    char *copy = strdup(text);
    if (!copy)
        return -1;
    free(d->text);
    d->text = copy;
    return 0;
}

int main(void)
{
    struct diary d = {NULL};
    const char *days[] = {"sun", "rain"};
    const char *seen = diary_read(&d);
    for (int i = 0; i < 2; i++) {
        printf("%s\n", seen);
        int failed = diary_write(&d, days[i]);
        seen = diary_read(&d);
        if (failed)
            break;
    }
    puts(seen);
    free(d.text);
    return 0;
}
