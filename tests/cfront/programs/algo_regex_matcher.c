#include <stdio.h>

/* The matcher of Kernighan and Pike's book, with classes added. */
static int here(const char *re, const char *s);
static const char *one(const char *re, char c)
{
    if (*re == '[') {
        int hit = 0, neg = re[1] == '^';
        for (re += 1 + neg; *re != ']'; re++)
            if (re[1] == '-' && re[2] != ']') {
                hit |= re[0] <= c && c <= re[2];
                re += 2;
            } else
                hit |= *re == c;
        return c && hit != neg ? re + 1 : NULL;
    }
    return c && (*re == '.' || *re == c) ? re + 1 : NULL;
}
static const char *after(const char *re)
{
    if (*re == '[')
        while (*re != ']')
            re++;
    return re + 1;
}
static int star(const char *atom, const char *rest, const char *s, int min)
{
    const char *t = s;
    while (*t && one(atom, *t))
        t++;
    for (; t >= s + min; t--) {
        if (here(rest, t))
            return 1;
        if (t == s)
            break;
    }
    return 0;
}
static int here(const char *re, const char *s)
{
    if (!*re)
        return 1;
    if (re[0] == '$' && !re[1])
        return !*s;
    const char *next = after(re);
    switch (*next) {
    case '*': return star(re, next + 1, s, 0);
    case '+': return *s && one(re, *s) && star(re, next + 1, s + 1, 0);
    case '?': return (*s && one(re, *s) && here(next + 1, s + 1)) || here(next + 1, s);
    }
    return *s && one(re, *s) && here(next, s + 1);
}
static int match(const char *re, const char *s)
{
    if (*re == '^')
        return here(re + 1, s);
    do
        if (here(re, s))
            return 1;
    while (*s++);
    return 0;
}

int main(void)
{
    static const char *const t[][2] = {{"ab*c", "xacx"}, {"^ab+c$", "abbbc"}, {"^ab+c$", "ac"}, {"colou?r", "my color"},
        {"[0-9]+\\.", "v12\\.3"}, {"^[^a-c]*$", "xyz"}, {"^[^a-c]*$", "xbz"}, {"", "any"}, {"^$", ""}, {"a.*d.*g", "abcdefg"}, {"x*", ""}};
    for (unsigned i = 0; i < sizeof t / sizeof *t; i++)
        printf("%d", match(t[i][0], t[i][1]));
    putchar('\n');
    return 0;
}
