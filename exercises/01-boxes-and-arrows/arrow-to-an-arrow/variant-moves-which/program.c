static void aim(int *here, int *there)
{
    here = there;
    *here += 0;
}

int main(void)
{
    int a = 1, b = 2;
    int *here = &a;
    aim(here, &b);
    return *here - 1;
}
