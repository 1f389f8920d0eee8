// verdict: clean
// A pragma has no effect
#define N 1
#pragma push_macro("N")
#undef N
#define N 2
#pragma pop_macro("N")
int main(void)
{
    return N - 2;
}
