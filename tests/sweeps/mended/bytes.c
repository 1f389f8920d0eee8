/* A whole file into memory, with descriptors. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char *slurp(const char *path, size_t *ret_size)
{
    struct stat st;
    char *bytes = NULL;
    size_t have = 0;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) == 0)
        bytes = malloc((size_t)st.st_size + 1);
    while (bytes && have < (size_t)st.st_size) {
        ssize_t n = read(fd, bytes + have, (size_t)st.st_size - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            free(bytes);
            bytes = NULL;
            break;
        }
        have += (size_t)n;
    }
    close(fd);
    if (bytes)
        bytes[have] = '\0';
    *ret_size = have;
    return bytes;
}

int main(void)
{
    size_t size, lines = 0;
    char *bytes = slurp("words.txt", &size);
    if (!bytes)
        return 1;
    for (size_t i = 0; i < size; i++)
        lines += bytes[i] == '\n';
    printf("%zu lines\n", lines);
    free(bytes);
    return 0;
}
