#include <stdio.h>
#include <ctype.h>
#include <string.h>
#include <stdlib.h>

enum kind { END, ID, NUM, STR, OP, BAD };
struct token { enum kind kind; const char *at; int len, line; };
struct lexer { const char *p; int line; };

static struct token next(struct lexer *l)
{
    for (;; l->p++)
        if (*l->p == '\n')
            l->line++;
        else if (l->p[0] == '/' && l->p[1] == '/')
            l->p += strcspn(l->p, "\n") - 1;
        else if (!isspace((unsigned char)*l->p))
            break;
    struct token t = {END, l->p, 0, l->line};
    const char *p = l->p;
    if (!*p)
        return t;
    if (isalpha((unsigned char)*p) || *p == '_') {
        t.kind = ID;
        while (isalnum((unsigned char)*p) || *p == '_')
            p++;
    } else if (isdigit((unsigned char)*p)) {
        char *end;
        t.kind = NUM;
        strtod(p, &end);
        p = end;
    } else if (*p == '"') {
        t.kind = STR;
        for (p++; *p && *p != '"'; p++)
            if (*p == '\\' && p[1])
                p++;
        if (*p == '"')
            p++;
        else
            t.kind = BAD;
    } else {
        static const char *const ops[] = {"<<=", "->", "==", "<=", "++", "<<", NULL};
        t.kind = OP;
        int n = 1;
        for (const char *const *o = ops; *o; o++)
            if (!strncmp(*o, p, strlen(*o))) {
                n = (int)strlen(*o);
                break;
            }
        p += n;
    }
    t.len = (int)(p - l->p);
    l->p = p;
    return t;
}

int main(void)
{
    struct lexer l = {"x_1 <<= 3.5e2->y; // comment <<\n  \"str \\\" \\\\\"==z++\n// last\n\"open", 1};
    static const char names[] = "eins=!";
    for (struct token t; (t = next(&l)).kind != END;)
        printf("%d%c[%.*s] ", t.line, names[t.kind], t.len, t.at);
    printf("%d\n", l.line);
    return 0;
}
