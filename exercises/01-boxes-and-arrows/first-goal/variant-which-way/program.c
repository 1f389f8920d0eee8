int main(void)
{
    int left = 4;
    int right = 9;
    left = right;
    return left - right;
}
