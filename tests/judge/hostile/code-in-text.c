// verdict: findings wild-pointer
// Puts bytes among the code, where they do run
__attribute__((section(".text"))) unsigned char code[] = {0xb8, 39, 0, 0, 0, 0x0f, 0x05, 0xc3};
int main(void)
{
    int (*f)(void) = (int (*)(void))(long)code;
    return f();
}
