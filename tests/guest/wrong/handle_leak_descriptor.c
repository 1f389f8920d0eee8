#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int fd = open("state.bin", O_WRONLY | O_CREAT | O_TRUNC, 0600); // expect: handle-leak
    if (fd < 0)
        return 1;
    if (write(fd, "on", 2) == 2)
        puts("state saved");
    return 0;
}
