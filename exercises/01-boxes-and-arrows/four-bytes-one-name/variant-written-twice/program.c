int main(void)
{
    int shelf = 3;
    int other = shelf;

    shelf = 9;
    return shelf + other - 12;
}
