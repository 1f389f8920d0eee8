// verdict: findings stack-overflow
// Calls itself for ever
static int deeper(int n)
{
    return deeper(n + 1) + n;
}
int main(void)
{
    return deeper(0);
}
