// verdict: findings crash
// Reads the keyboard's port
int main(void)
{
    __asm__ volatile(".byte 0xe4, 0x60");
    return 0;
}
