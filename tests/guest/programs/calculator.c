#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

static const char *p;
static double expression(void);
static double atom(void)
{
    while (isspace((unsigned char)*p))
        p++;
    if (*p == '(') {
        p++;
        double v = expression();
        p++;
        return v;
    }
    if (*p == '-') {
        p++;
        return -atom();
    }
    char *end;
    double v = strtod(p, &end);
    p = end;
    return v;
}
static char operator_(void)
{
    while (isspace((unsigned char)*p))
        p++;
    return *p;
}
static double term(void)
{
    double v = atom();
    for (char c; (c = operator_()) == '*' || c == '/';) {
        p++;
        double w = atom();
        v = c == '*' ? v * w : v / w;
    }
    return v;
}
static double expression(void)
{
    double v = term();
    for (char c; (c = operator_()) == '+' || c == '-';) {
        p++;
        double w = term();
        v = c == '+' ? v + w : v - w;
    }
    return v;
}

int main(void)
{
    char line[100];
    while (fgets(line, sizeof line, stdin)) {
        p = line;
        printf("%.10g\n", expression());
    }
    return 0;
}
