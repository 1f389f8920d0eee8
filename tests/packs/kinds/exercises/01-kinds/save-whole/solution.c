#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int save(int count)
{
    char text[16];
    int length = snprintf(text, sizeof text, "%d\n", count);
    int fd = open("count.new", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0)
        return -1;
    int bad = write(fd, text, (size_t)length) != length || fsync(fd) != 0;
    if (close(fd) != 0 || bad)
        return -1;
    return rename("count.new", "count");
}
