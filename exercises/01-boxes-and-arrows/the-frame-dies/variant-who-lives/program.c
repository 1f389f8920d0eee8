static int twice(int n)
{
    int both = n + n;
    return both;
}

int main(void)
{
    int eggs = 3;
    int bought = twice(eggs);
    return bought - 2 * eggs;
}
