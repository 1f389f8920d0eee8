#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>
#include <setjmp.h>

struct json {
    enum { NUL, TRUE, NUM, STR, ARR, OBJ } kind;
    char *key;
    union { double n; char *s; struct json *kids; };
    struct json *next;
};
struct parser { const char *p; jmp_buf fail; };

static int eat(struct parser *p, char c)
{
    while (isspace((unsigned char)*p->p))
        p->p++;
    return *p->p == c ? p->p++, 1 : 0;
}

static char *string(struct parser *p)
{
    size_t n = strcspn(p->p, "\"");
    if (!p->p[n])
        longjmp(p->fail, 2);
    char *s = strndup(p->p, n);
    p->p += n + 1;
    return s;
}

/* What is incomplete hangs in the tree already, so that a failure can free it. */
static void value(struct parser *p, struct json *j)
{
    if (eat(p, '"')) {
        j->s = string(p);
        j->kind = STR;
    } else if (eat(p, '[') || eat(p, '{')) {
        char close = p->p[-1] == '[' ? ']' : '}';
        j->kind = close == ']' ? ARR : OBJ;
        for (struct json **kid = &j->kids; !eat(p, close); kid = &(*kid)->next) {
            if (kid != &j->kids && !eat(p, ','))
                longjmp(p->fail, 1);
            *kid = calloc(1, sizeof **kid);
            if (j->kind == OBJ) {
                if (!eat(p, '"'))
                    longjmp(p->fail, 3);
                (*kid)->key = string(p);
                if (!eat(p, ':'))
                    longjmp(p->fail, 4);
            }
            value(p, *kid);
        }
    } else if (!strncmp(p->p, "true", 4)) {
        j->kind = TRUE, p->p += 4;
    } else if (!strncmp(p->p, "null", 4)) {
        p->p += 4;
    } else {
        char *end;
        j->n = strtod(p->p, &end);
        if (end == p->p)
            longjmp(p->fail, 5);
        j->kind = NUM, p->p = end;
    }
}

static void show(const struct json *j)
{
    if (j->key)
        printf("%s:", j->key);
    switch (j->kind) {
    case NUL: printf("null"); break;
    case TRUE: printf("true"); break;
    case NUM: printf("%g", j->n); break;
    case STR: printf("'%s'", j->s); break;
    default:
        putchar("[{"[j->kind == OBJ]);
        for (const struct json *k = j->kids; k; k = k->next)
            show(k), printf("%s", k->next ? "," : "");
        putchar("]}"[j->kind == OBJ]);
    }
}

static void drop(struct json *j)
{
    if (!j)
        return;
    if (j->kind == STR)
        free(j->s);
    if (j->kind >= ARR)
        drop(j->kids);
    drop(j->next);
    free(j->key);
    free(j);
}

int main(void)
{
    static const char *const t[] = {"{\"a\": [1, 2.5e1, -3], \"b\": {\"c\": null, \"d\": true}, \"e\": \"text\"}", "[]", " [[[\"x\"]],{}]",
                                    "[1 2]", "{\"k\" 1}", "[{\"a\":[1,{\"b\":\"c}]}]", "{\"a\":{\"b\":?}}", "42"};
    for (volatile unsigned i = 0; i < sizeof t / sizeof *t; i = i + 1) {
        struct parser p = {.p = t[i]};
        struct json *root = calloc(1, sizeof *root);
        int why = setjmp(p.fail);
        if (why == 0) {
            value(&p, root);
            show(root);
            putchar('\n');
        } else {
            printf("error %d at %td\n", why, p.p - t[i]);
        }
        drop(root);
    }
    return 0;
}
