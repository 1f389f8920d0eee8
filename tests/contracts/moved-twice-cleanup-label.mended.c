/* The success path falls into the error path's label. */
#include <stdlib.h>
#include <string.h>

struct job { char *name; int *data; };

static int job_run(const char *name)
{
    struct job j = {NULL, NULL};
    int status = -1;
    j.name = strdup(name);
    if (!j.name)
        goto fail;
    j.data = calloc(4, sizeof *j.data);
    if (!j.data)
        goto fail;
    status = j.data[0];
fail:
    free(j.data);
    free(j.name);
    return status;
}

int main(void)
{
    return job_run("nightly");
}
