// verdict: findings crash|null-dereference|stack-overflow|forbidden-call
// Returns from a signal that never came
int main(void)
{
    __asm__ volatile("mov $15, %eax\n\tsyscall");
    return 0;
}
