// verdict: findings crash
// An instruction that is none
int main(void)
{
    __asm__ volatile(".byte 0x0f, 0x0b");
    return 0;
}
