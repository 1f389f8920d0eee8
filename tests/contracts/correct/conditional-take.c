/* try_put() tells whether it took the block; the caller frees it only when it did not. */
#include <stdbool.h>
#include <stdlib.h>

struct mailbox {
    int *letter;
};

static bool try_put(struct mailbox *m, int *letter)
{
    if (m->letter)
        return false;
    m->letter = letter;
    return true;
}

int main(void)
{
    struct mailbox m = {NULL};
    for (int i = 0; i < 2; i++) {
        int *letter = malloc(sizeof *letter);
        if (!letter)
            break;
        *letter = i;
        if (!try_put(&m, letter))
            free(letter);
    }
    free(m.letter);
    return 0;
}
