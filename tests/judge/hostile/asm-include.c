// verdict: compile-error
// Has the assembler read a file
__asm__(".include \"/etc/passwd\"");
int main(void)
{
    return 0;
}
