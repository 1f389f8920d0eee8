static int down(int n)
{
    return down(n + 1) + n; // found: stack-overflow
}

int main(void)
{
    return down(0);
}
