/* The ladder's last rung frees what may not have been set. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

static int make_buffer(int size, gives char **ret)
{
    if (size <= 0)
        return -1;
    char *b = malloc((size_t)size);
    if (!b)
        return -1;
    *ret = b;
    return 0;
}

static int work(int size)
{
    int status = -1;
    char *buffer;
    if (make_buffer(size, &buffer) != 0)
        goto out;
    buffer[0] = 1;
    status = 0;
out:
    free(buffer); //! unset-out-parameter
    return status;
}

int main(void)
{
    return work(-1) == 0;
}
