int main(void)
{
    int shelf[3] = {4, 5, 6};
    int *p = shelf;
    int *end = p + 3;
    while (end - p > 1) p = p + 1;
    int last = *p;
    return last - 6;
}
