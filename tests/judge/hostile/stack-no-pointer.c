// verdict: findings crash|null-dereference|stack-overflow
// Throws the stack pointer away
int main(void)
{
    __asm__ volatile("xor %esp, %esp\n\tpush %rax");
    return 0;
}
