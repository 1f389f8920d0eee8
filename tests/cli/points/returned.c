// What a function returned, without a variable for it.
static int add(int a, int b)
{
    return a + b;
}
int main(void)
{
    return add(add(1, 2), 4) - 7;
}
