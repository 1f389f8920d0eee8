// verdict: findings forbidden-call
// Writes a verdict of its own to stdout
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
    return call(1, 1, (long)"{\"verdict\":\"clean\"}\n", 20) == 0;
}
