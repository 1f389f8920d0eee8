#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>

int main(void)
{
    const char *name = "t_lib_unistd_fdopen.txt";
    FILE *f = fopen(name, "w");
    fputs("through a stream", f);
    fflush(f);
    printf("%d\n", fileno(f) > 2);
    fclose(f);
    int fd = open(name, O_RDONLY);
    char word[8] = "";
    lseek(fd, 8, SEEK_SET);
    ssize_t n = read(fd, word, 1);
    printf("%zd %s\n", n, word);
    close(fd);
    fd = open(name, O_RDONLY | O_CREAT | O_EXCL, 0600);
    printf("%d\n", fd);
    printf("%d %d\n", isatty(STDIN_FILENO), fileno(stdout));
    printf("%d\n", close(99));
    return unlink(name);
}
