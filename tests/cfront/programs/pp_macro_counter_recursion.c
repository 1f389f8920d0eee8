#include <stdio.h>

/* Macros as a programming language: repetition by deferred expansion. */
#define EMPTY()
#define DEFER(id) id EMPTY()
#define OBSTRUCT(...) __VA_ARGS__ DEFER(EMPTY)()
#define EVAL(...) EVAL1(EVAL1(EVAL1(__VA_ARGS__)))
#define EVAL1(...) EVAL2(EVAL2(EVAL2(__VA_ARGS__)))
#define EVAL2(...) EVAL3(EVAL3(EVAL3(__VA_ARGS__)))
#define EVAL3(...) __VA_ARGS__
#define CAT(a, ...) CAT_(a, __VA_ARGS__)
#define CAT_(a, ...) a##__VA_ARGS__
#define DEC(x) CAT(DEC_, x)
#define DEC_1 0
#define DEC_2 1
#define DEC_3 2
#define DEC_4 3
#define DEC_5 4
#define CHECK_N(x, n, ...) n
#define CHECK(...) CHECK_N(__VA_ARGS__, 0,)
#define PROBE(x) x, 1,
#define NOT(x) CHECK(CAT(NOT_, x))
#define NOT_0 PROBE(~)
#define COMPL(b) CAT(COMPL_, b)
#define COMPL_0 1
#define COMPL_1 0
#define BOOL(x) COMPL(NOT(x))
#define IIF(c) CAT(IIF_, c)
#define IIF_0(t, ...) __VA_ARGS__
#define IIF_1(t, ...) t
#define WHEN(c) IIF(BOOL(c))(EXPAND, EAT)
#define EAT(...)
#define EXPAND(...) __VA_ARGS__
#define REPEAT(n, macro) WHEN(n)(OBSTRUCT(REPEAT_INDIRECT)()(DEC(n), macro) OBSTRUCT(macro)(DEC(n)))
#define REPEAT_INDIRECT() REPEAT
#define M(i) printf("%d ", i);
#define SQ(i) [i] = i * i,

int main(void)
{
    EVAL(REPEAT(5, M))
    putchar('\n');
    int v[] = {EVAL(REPEAT(4, SQ))};
    printf("%zu %d %d %d\n", sizeof v / sizeof *v, v[1], v[2], v[3]);
    printf("%d %d %d\n", NOT(0), NOT(5), BOOL(3));
    return 0;
}
