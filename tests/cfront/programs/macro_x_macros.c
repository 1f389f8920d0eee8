#include <stdio.h>
#include <string.h>

#define TOKENS(X)            \
    X(PLUS, '+', 1)          \
    X(MINUS, '-', 1)         \
    X(STAR, '*', 2)          \
    X(CARET, '^', 3)

#define FIELDS(F) F(int, id, "%d") F(double, price, "%.2f") F(const char *, name, "%s")

enum token {
#define AS_ENUM(id, c, p) T_##id,
    TOKENS(AS_ENUM)
#undef AS_ENUM
    T_COUNT
};

static const char *const names[] = {
#define AS_NAME(id, ...) [T_##id] = #id,
    TOKENS(AS_NAME)
};

static int precedence(char ch)
{
    switch (ch) {
#define AS_CASE(id, c, p) case c: return p;
        TOKENS(AS_CASE)
#undef AS_CASE
    }
    return 0;
}

struct item {
#define AS_FIELD(T, n, f) T n;
    FIELDS(AS_FIELD)
};

static void print(const struct item *i)
{
#define AS_PRINT(T, n, f) printf(#n "=" f " ", i->n);
    FIELDS(AS_PRINT)
    putchar('\n');
}

#define SUM_P(id, c, p) + p
#define COUNT_ONE(...) +1

int main(void)
{
    for (int i = 0; i < T_COUNT; i++)
        printf("%s ", names[i]);
    printf("%d %d\n", precedence('^'), precedence('?'));
    print(&(struct item){7, 2.5, "seven"});
    printf("%d %d\n", 0 TOKENS(SUM_P), 0 FIELDS(COUNT_ONE));
    return 0;
}
