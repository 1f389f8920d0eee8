// verdict: findings
// Writes over its own return address
int main(void)
{
    long here[1];
    for (int i = 0; i < 16; i++) {
        here[i] = 0x4141414141414141;
    }
    return 0;
}
