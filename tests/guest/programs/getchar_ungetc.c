#include <stdio.h>

int main(void)
{
    int c, lines = 0, words = 0, chars = 0, in = 0;
    c = getchar();
    ungetc(c, stdin);
    ungetc('#', stdin);
    printf("%c\n", getc(stdin));
    while ((c = getchar()) != EOF) {
        chars++;
        lines += c == '\n';
        int blank = c == ' ' || c == '\n' || c == '\t';
        words += !blank && !in;
        in = !blank;
    }
    printf("%d %d %d %d\n", lines, words, chars, feof(stdin) != 0);
    clearerr(stdin);
    printf("%d\n", feof(stdin));
    printf("%d\n", getchar() == EOF);
    return 0;
}
