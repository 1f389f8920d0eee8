// verdict: findings forbidden-call
// Writes to the broker's socket, should it be there
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
    return call(46, 3, 0, 0) == 0;
}
