// verdict: findings wild-pointer
// Calls an address where nothing is
int main(void)
{
    void (*f)(void) = (void (*)(void))0x123456789abc;
    f();
    return 0;
}
