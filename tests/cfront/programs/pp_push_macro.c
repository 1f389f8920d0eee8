#include <stdio.h>

#define A 1
#define F(x) (x)
static int before(void) { return A + F(10); }
#pragma push_macro("A")
#pragma push_macro("F")
#pragma push_macro("NOT_DEFINED")
#undef A
#define A 50
#undef F
#define NOT_DEFINED 3
static int F(int x) { return x * 2; }
static int inside(void) { return A + F(10) + NOT_DEFINED; }
#pragma push_macro("A")
#undef A
enum { A = 7 };
static int deeper(void) { return A; }
#pragma pop_macro("A")
static int back(void) { return A; }
#pragma pop_macro("A")
#pragma pop_macro("F")
#pragma pop_macro("NOT_DEFINED")
#ifdef NOT_DEFINED
#error it should be gone
#endif

int main(void)
{
    printf("%d %d %d %d %d\n", before(), inside(), deeper(), back(), A + F(5));
    return 0;
}
