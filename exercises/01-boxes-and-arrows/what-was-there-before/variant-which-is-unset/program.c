int main(void)
{
    int hens;
    int eggs;
    int days = 2;
    eggs = days + 1;
    hens = eggs;
    return hens - 3;
}
