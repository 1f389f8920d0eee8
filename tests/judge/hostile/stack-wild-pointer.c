// verdict: findings crash|null-dereference|stack-overflow
// Puts the stack where nothing can be
int main(void)
{
    __asm__ volatile("mov $0x4141414141414141, %rsp\n\tpush %rax");
    return 0;
}
