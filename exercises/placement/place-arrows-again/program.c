int main(void)
{
    int left = 3, right = 4;
    int *a = &left;
    int *b = a;
    *a = 8;
    a = &right;
    return *a + *b - 12;
}
