// verdict: findings wild-pointer
// Runs a system call that lies in its variables
static unsigned char code[] = {0xb8, 39, 0, 0, 0, 0x0f, 0x05, 0xc3};
int main(void)
{
    int (*f)(void) = (int (*)(void))(long)code;
    return f();
}
