// verdict: findings crash
// Steps through itself
int main(void)
{
    __asm__ volatile("pushf\n\torl $0x100, (%rsp)\n\tpopf\n\tnop");
    return 0;
}
