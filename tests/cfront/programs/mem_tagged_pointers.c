#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>

/* A lisp: the two low bits of a word say what it is. */
typedef uintptr_t val;
struct cell { val car, cdr; };
enum { INT = 1, PAIR = 0, SYM = 2, NIL = 3 };

static int live;
static val num(int n) { return (val)(intptr_t)n << 2 | INT; }
static int get(val v) { return (int)((intptr_t)v >> 2); }
static val cons(val a, val d)
{
    struct cell *c = malloc(sizeof *c);
    live++;
    c->car = a, c->cdr = d;
    return (val)c;
}
static val sym(char *s) { return (val)s | SYM; }
static struct cell *pair(val v) { return (struct cell *)v; }

static void print(val v)
{
    switch (v & 3) {
    case INT: printf("%d", get(v)); break;
    case SYM: printf("%s", (char *)(v & ~(val)3)); break;
    case NIL: printf("()"); break;
    case PAIR:
        putchar('(');
        print(pair(v)->car);
        printf(" . ");
        print(pair(v)->cdr);
        putchar(')');
    }
}

static void release(val v)
{
    if ((v & 3) == PAIR) {
        release(pair(v)->car);
        release(pair(v)->cdr);
        free(pair(v));
        live--;
    }
}

int main(void)
{
    static _Alignas(4) char plus[] = "plus", x[8] = "x";
    val list = cons(sym(plus), cons(num(5), cons(cons(num(-7), sym(x)), NIL)));
    print(list);
    putchar('\n');
    int sum = 0;
    for (val v = list; (v & 3) == PAIR; v = pair(v)->cdr)
        if ((pair(v)->car & 3) == INT)
            sum += get(pair(v)->car);
    printf("%d %d\n", sum, live);
    release(list);
    printf("%d\n", live);
    return 0;
}
