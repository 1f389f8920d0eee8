// verdict: findings crash
// Writes into its own code
int victim(void) { return 1; }
int main(void)
{
    *(unsigned char *)(long)victim = 0xc3;
    return victim();
}
