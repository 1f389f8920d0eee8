#include <stdio.h>

static void report(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void report(const char *format, ...) { puts(format); }

int main(void)
{
    int n = 3;
    char text[20];
    printf("%d %d\n", n);                 // expect: format-argument 16
    printf("%d\n");                       // expect: format-argument 13
    printf("%d\n", n, n);                 // expect: format-argument 23
    printf("sum: \n", n);                 // expect: format-argument 23
    printf("%d %s %d\n", n, "a");         // expect: format-argument 19
    printf("%*d\n", n);                   // expect: format-argument 13
    printf("100%\n");                     // expect: format-argument 16
    printf("%d%", n);                     // expect: format-argument 15
    printf("%y\n", n);                    // expect: format-argument 13
    printf("%\n", n);                     // expect: format-argument
    printf("%hs\n", "a");                 // expect: format-argument
    printf("%n\n", &n);                   // expect: format-argument 13
    printf("%b\n", n);                    // expect: format-argument
    fprintf(stderr, "%s: %d\n", "a");     // expect: format-argument 26
    snprintf(text, sizeof text, "%d");    // expect: format-argument
    sprintf(text, "\t\x41\101 %d");       // expect: format-argument 31
    report("%d %s", n);                   // expect: format-argument 16
    report("%s", n);                      // expect: format-argument 18
    printf("%d"
           " and %d\n", n);               // expect: format-argument 18
    return 0;
}
