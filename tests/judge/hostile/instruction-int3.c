// verdict: findings crash
// A breakpoint
int main(void)
{
    __asm__ volatile(".byte 0xcc");
    return 0;
}
