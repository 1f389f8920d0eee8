#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void say(const char *s)
{
    size_t left = strlen(s);
    while (left) {
        ssize_t n = write(STDOUT_FILENO, s, left);
        if (n <= 0)
            _exit(1);
        s += n;
        left -= (size_t)n;
    }
}

int main(void)
{
    char buf[16];
    ssize_t n;
    int total = 0;
    say("unbuffered\n");
    printf("then buffered\n");
    fflush(stdout);
    while ((n = read(STDIN_FILENO, buf, sizeof buf)) > 0) {
        total += (int)n;
        for (ssize_t i = 0; i < n; i++)
            if (buf[i] >= 'a' && buf[i] <= 'z')
                buf[i] -= 32;
        if (write(STDOUT_FILENO, buf, (size_t)n) != n)
            return 1;
    }
    printf("%d\n", total);
    fflush(stdout);
    _exit(6);
}
