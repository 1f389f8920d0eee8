// verdict: compile-error
// Has the assembler go far away
__asm__(".org 0x7ffffff0");
int main(void)
{
    return 0;
}
