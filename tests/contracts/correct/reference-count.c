/* ref and unref, also through a global that shares. */
#include <stdio.h>
#include <stdlib.h>

struct blob {
    int refs;
    int bytes;
};

static struct blob *shared;

static struct blob *blob_new(int bytes)
{
    struct blob *b = malloc(sizeof *b);
    if (b) {
        b->refs = 1;
        b->bytes = bytes;
    }
    return b;
}

static struct blob *blob_ref(struct blob *b)
{
    b->refs++;
    return b;
}

static void blob_unref(struct blob *b)
{
    if (b && --b->refs == 0)
        free(b);
}

static void share(struct blob *b)
{
    struct blob *old = shared;
    shared = b ? blob_ref(b) : NULL;
    blob_unref(old);
}

int main(void)
{
    struct blob *b = blob_new(100);
    if (!b)
        return 1;
    share(b);
    blob_unref(b);
    printf("%d\n", shared->bytes);
    share(NULL);
    return 0;
}
