// verdict: compile-error
// Has the assembler include a file
__asm__(".data\nsecret: .incbin \"/etc/passwd\"\n.text");
int main(void)
{
    return 0;
}
