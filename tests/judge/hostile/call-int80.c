// verdict: findings forbidden-call
// The 32-bit door
int main(void)
{
    int r;
    __asm__ volatile("int $0x80" : "=a"(r) : "0"(20) : "memory");
    return r;
}
