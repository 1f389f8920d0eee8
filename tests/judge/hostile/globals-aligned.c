// verdict: compile-error
// Asks for an address that ends in 28 zeroes
__attribute__((aligned(1 << 28))) char c;
int main(void)
{
    return c;
}
