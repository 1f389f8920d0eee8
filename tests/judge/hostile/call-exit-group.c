// verdict: findings forbidden-call
// Leaves with success, by the front door of the kernel
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
    return call(231, 0, 0, 0) == 0;
}
