// verdict: findings wild-pointer
// unchecked: clean
// Writes into its own code, as far as addresses of functions lead
int victim(void) { return 1; }
int main(void)
{
    *(unsigned char *)(long)victim = 0xc3;
    return victim();
}
