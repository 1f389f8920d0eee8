// verdict: compile-error
// Has the assembler write two gigabytes
__asm__(".data\n.skip 0x7fffffff\n.text");
int main(void)
{
    return 0;
}
