#define A(x) x + x + x + x + x + x + x + x
#define B(x) A(A(A(A(x))))
#define C(x) B(B(x))
int main(void)
{
    return C(C(1)); // expect: too-much-code
}
