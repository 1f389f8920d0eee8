#include <stdio.h>

static int is_odd(unsigned n);
static int is_even(unsigned n) { return n == 0 ? 1 : is_odd(n - 1); }
static int is_odd(unsigned n) { return n == 0 ? 0 : is_even(n - 1); }

/* Hofstadter's female and male sequences. */
static int male(int n);
static int female(int n) { return n ? n - male(female(n - 1)) : 1; }
static int male(int n) { return n ? n - female(male(n - 1)) : 0; }

static int expr(const char **s);
static int atom(const char **s)
{
    if (**s == '(') {
        ++*s;
        int v = expr(s);
        ++*s;
        return v;
    }
    int v = 0;
    while (**s >= '0' && **s <= '9')
        v = v * 10 + *(*s)++ - '0';
    return v;
}
static int term(const char **s)
{
    int v = atom(s);
    while (**s == '*' || **s == '/')
        if (*(*s)++ == '*')
            v *= atom(s);
        else
            v /= atom(s);
    return v;
}
static int expr(const char **s)
{
    int v = term(s);
    while (**s == '+' || **s == '-')
        v += *(*s)++ == '+' ? term(s) : -term(s);
    return v;
}

int main(void)
{
    printf("%d %d\n", is_even(1000), is_odd(999));
    for (int i = 0; i < 12; i++)
        printf("%d/%d ", female(i), male(i));
    const char *s = "2*(3+4)-10/(1+1)*3+(((7)))";
    printf("\n%d\n", expr(&s));
    return 0;
}
