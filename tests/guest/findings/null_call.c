int main(void)
{
    void (*fn)(void) = 0;
    fn(); // found: null-dereference
    return 0;
}
