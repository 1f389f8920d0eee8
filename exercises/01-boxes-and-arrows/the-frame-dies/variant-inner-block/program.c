int main(void)
{
    int *p;
    {
        int n = 7;
        p = &n;
        *p = 8;
    }
    return *p - 8;
}
