// verdict: findings forbidden-call
// Sleeps for ever
static long call(long n, long a, long b, long c)
{
    long r;
    __asm__ volatile("syscall"
                     : "=a"(r)
                     : "0"(n), "D"(a), "S"(b), "d"(c)
                     : "rcx", "r11", "memory");
    return r;
}

int main(void)
{
    return call(34, 0, 0, 0) == 0;
}
