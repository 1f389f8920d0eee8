#include <stdio.h>
#include <ctype.h>

/* A filter: encodes lines, decodes those that begin with '<'. */
int main(void)
{
    int c, prev = '\n', run = 0, start = 1, decode = 0, times = 0;
    while ((c = getchar()) != EOF) {
        if (start) {
            start = 0;
            decode = c == '<';
            times = run = 0;
            prev = EOF;
            if (decode)
                continue;
        }
        if (decode) {
            if (isdigit(c)) {
                times = times * 10 + c - '0';
                continue;
            }
            do
                putchar(c);
            while (--times > 0);
            times = 0;
        } else if (c == prev && run < 9) {
            run++;
        } else {
            if (prev != EOF)
                run > 1 ? printf("%d%c", run, prev) : putchar(prev);
            prev = c;
            run = 1;
            if (c == '\n')
                putchar(c);
        }
        if (c == '\n')
            start = 1;
    }
    return 0;
}
