// verdict: findings forbidden-call|crash
// The other 32-bit door
int main(void)
{
    __asm__ volatile(".byte 0x0f, 0x34");
    return 0;
}
