#include <stdio.h>

int main(void)
{
    puts("puts");
    fputs("fputs\n", stdout);
    putchar('p');
    fputc('q', stdout);
    putc('\n', stdout);
    printf("%zu\n", fwrite("abcdef\n", 1, 7, stdout));
    printf("%d\n", fflush(stdout) | fflush(NULL) | setvbuf(stdout, NULL, _IONBF, 0));
    fprintf(stdout, "%d\n", putchar('\n') == '\n');
    fprintf(stderr, "not compared\n");
    return ferror(stdout) + feof(stdout);
}
