// verdict: findings forbidden-call
// Every number in turn
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
    long sum = 0;
    for (long n = 0; n < 600; n++) {
        sum += n == 228 ? 0 : call(n, 0, 0, 0);
    }
    return (int)sum;
}
