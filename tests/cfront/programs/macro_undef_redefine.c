#include <stdio.h>

#define A 1
#define A 1           /* the same again is fine */
#define F(x) x + 1
#define F(x) x + 1
static int first(void) { return A * 10 + F(2); }
#undef A
#define A 2
#undef F
#undef NEVER_DEFINED
static int F(int x) { return x * 100; }
static int second(void) { return A * 10 + F(2); }
#define LATE A
#undef A
#define A 3
static int third(void) { return LATE; }
#undef A
enum { A = 4 };
static int fourth(void) { return LATE; }
#define printf_twice(...) (printf(__VA_ARGS__), printf(__VA_ARGS__))
#define int long
static int wide(void) { return (int)sizeof(int); }
#undef int
#define if(c) if (!(c))
static const char *inverted(void)
{
    if (1)
        return "then";
    return "rest";
}
#undef if
#define puts(s) printf("my puts: %s\n", s)

int main(void)
{
    printf("%d %d %d %d\n", first(), second(), third(), fourth());
    printf_twice("%d ", A);
    printf("%d %s\n", (int)wide(), inverted());
    puts("x");
    (puts)("real");
#undef puts
    puts("real again");
    return A - 4;
}
