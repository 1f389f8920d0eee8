#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int write_to(const char *name, const char *text, size_t n)
{
    int fd = open(name, O_RDWR | O_CREAT, 0644);
    return fd >= 0 && write(fd, text, n) == (ssize_t)n ? fd : -1;
}

int main(void)
{
    char text[32] = "";
    int old = write_to("log", "old", 3), new = write_to("log.new", "new", 3);
    if (rename("log.new", "log") != 0 || write(old, ", more", 6) != 6)
        return 1;
    int fd = open("log", O_RDONLY);
    if (read(fd, text, sizeof text - 1) < 0)
        return 1;
    printf("%s\n", text);
    close(old);
    close(new);
    close(fd);
    return 0;
}
