/* A whole file into memory, with descriptors. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char *slurp(const char *path, size_t *ret_size)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return NULL;
    fstat(fd, &st); // broken: uninitialised-read
    char *bytes = malloc((size_t)st.st_size + 1); // broken: handle-leak
    if (!bytes)
        return NULL;
    ssize_t n = read(fd, bytes, (size_t)st.st_size); // broken: out-of-bounds-write, uninitialised-read
    bytes[n] = '\0';
    close(fd);
    *ret_size = (size_t)st.st_size;
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
