// verdict: findings crash
// An instruction for the kernel alone
int main(void)
{
    __asm__ volatile(".byte 0xf4");
    return 0;
}
