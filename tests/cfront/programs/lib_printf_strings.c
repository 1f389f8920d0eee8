#include <stdio.h>
#include <wchar.h>

int main(void)
{
    char text[] = "hello";
    char raw[3] = {'a', 'b', 'c'}; /* no terminator */
    printf("[%s][%8s][%-8s][%.3s][%8.2s][%.0s][%-4.1s]\n", text, text, text, text, text, text, text);
    printf("[%.3s][%.*s][%.2s]\n", raw, 2, raw, raw + 1);
    printf("[%s][%10s]\n", "", "");
    printf("%s%s%c", "no", " newline", '\n');
    char buf[16];
    int n = snprintf(buf, sizeof buf, "%s-%d", text, 12345678);
    printf("%d [%s]\n", n, buf);
    n = snprintf(buf, 5, "%d", 123456789);
    printf("%d [%s]\n", n, buf);
    n = snprintf(NULL, 0, "%s%s", text, text);
    printf("%d\n", n);
    buf[0] = 'x';
    n = snprintf(buf, 0, "gone");
    printf("%d %c\n", n, buf[0]);
    n = sprintf(buf, "%.3s|%c|%%", text, 0x41);
    printf("%d [%s]\n", n, buf);
    n = sprintf(buf, "a%cb", 0);
    printf("%d %d %c\n", n, buf[1], buf[2]);
    fprintf(stdout, "%s %d\n", "to stdout", 1);
    fputs("fputs ", stdout);
    fputc('c', stdout);
    putc('\n', stdout);
    printf("%ls %lc\n", L"wide", (wint_t)L'w');
    printf("%s" "%s\n", "con", "cat");
    fwrite(raw, 1, 3, stdout);
    puts("");
    return 0;
}
