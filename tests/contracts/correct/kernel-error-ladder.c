/* The Linux kernel's way out: each label undoes one step. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct ring {
    void **slots;
};
struct device {
    struct ring *rx, *tx;
    FILE *log;
};

static struct ring *ring_alloc(size_t count)
{
    struct ring *r = malloc(sizeof *r);
    if (!r)
        return NULL;
    r->slots = calloc(count, sizeof *r->slots);
    if (!r->slots) {
        free(r);
        return NULL;
    }
    return r;
}

static void ring_free(struct ring *r)
{
    free(r->slots);
    free(r);
}

static int probe(struct device **ret, size_t count)
{
    int err = -ENOMEM;
    struct device *d = calloc(1, sizeof *d);
    if (!d)
        goto out;
    d->rx = ring_alloc(count);
    if (!d->rx)
        goto free_device;
    d->tx = ring_alloc(count);
    if (!d->tx)
        goto free_rx;
    d->log = fopen("/dev/null", "w");
    if (!d->log) {
        err = -errno;
        goto free_tx;
    }
    *ret = d;
    return 0;

free_tx:
    ring_free(d->tx);
free_rx:
    ring_free(d->rx);
free_device:
    free(d);
out:
    return err;
}

static void remove_device(struct device *d)
{
    fclose(d->log);
    ring_free(d->tx);
    ring_free(d->rx);
    free(d);
}

int main(void)
{
    struct device *d;
    int err = probe(&d, 16);
    if (err)
        return 1;
    remove_device(d);
    return 0;
}
