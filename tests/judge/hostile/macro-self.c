// verdict: compile-error
// A macro that multiplies itself
#define f(x) f(f(x)) f(x)
#define g f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(1)))))))))))))))))))))))
int main(void)
{
    return g;
}
