// verdict: compile-error
// Has the assembler write sixteen gigabytes
__asm__(".data\n.fill 0x7fffffff, 8, 1\n.text");
int main(void)
{
    return 0;
}
