#include <stdio.h>
#include <ctype.h>

/* A scanner that looks one character ahead. */
static int token(FILE *f, char *out)
{
    int c;
    while (isspace(c = getc(f)))
        ;
    if (c == EOF)
        return 0;
    char *p = out;
    if (isalnum(c)) {
        do
            *p++ = (char)c;
        while (isalnum(c = getc(f)));
        ungetc(c, f); /* EOF is ignored */
        *p = '\0';
        return isdigit((unsigned char)*out) ? 'n' : 'w';
    }
    *p++ = (char)c;
    int d = getc(f);
    if ((c == '<' || c == '>' || c == '=') && d == '=')
        *p++ = (char)d;
    else
        ungetc(d, f);
    *p = '\0';
    return 'o';
}

int main(void)
{
    FILE *f = tmpfile();
    fputs("if (x1 <= 42)y=x>>=3;end", f);
    rewind(f);
    char t[32];
    int kind;
    while ((kind = token(f, t)))
        printf("%c:%s ", kind, t);
    putchar('\n');
    rewind(f);
    printf("%c", getc(f));
    printf("%c", ungetc('Z', f));
    printf("%ld ", ftell(f));
    printf("%c", getc(f));
    printf("%c\n", getc(f));
    ungetc('q', f);
    fseek(f, 0, SEEK_SET); /* drops it */
    printf("%c\n", getc(f));
    while (getc(f) != EOF)
        ;
    printf("%d", feof(f) != 0);
    ungetc('u', f);
    printf("%d%c\n", feof(f) != 0, getc(f));
    fclose(f);
    return 0;
}
