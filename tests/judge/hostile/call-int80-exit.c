// verdict: findings forbidden-call
// Exit_group by its 32-bit number
int main(void)
{
    int r;
    __asm__ volatile("int $0x80" : "=a"(r) : "0"(252) : "memory");
    return r;
}
