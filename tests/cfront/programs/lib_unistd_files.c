#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>
#include <sys/stat.h>

int main(void)
{
    const char *name = "t_lib_unistd_files.bin";
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    printf("%d\n", fd >= 3);
    printf("%zd\n", write(fd, "hello, descriptors", 18));
    printf("%d\n", close(fd));
    struct stat st;
    printf("%d", stat(name, &st));
    printf(" %lld %d\n", (long long)st.st_size, S_ISREG(st.st_mode) != 0);
    char buf[32];
    fd = open(name, O_RDWR);
    ssize_t n = read(fd, buf, 5);
    printf("%zd %.5s %lld\n", n, buf, (long long)lseek(fd, 0, SEEK_CUR));
    printf("%lld\n", (long long)lseek(fd, -11, SEEK_END));
    write(fd, "D", 1);
    lseek(fd, 0, SEEK_SET);
    n = read(fd, buf, sizeof buf);
    printf("%zd %.*s\n", n, (int)n, buf);
    printf("%zd\n", read(fd, buf, sizeof buf));
    close(fd);
    fd = open(name, O_WRONLY | O_APPEND);
    write(fd, "!", 1);
    printf("%d", fstat(fd, &st));
    printf(" %lld\n", (long long)st.st_size);
    close(fd);
    printf("%d ", access(name, F_OK));
    printf("%d ", unlink(name));
    printf("%d ", open(name, O_RDONLY));
    printf("%d\n", access(name, F_OK));
    return 0;
}
