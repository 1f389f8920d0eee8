int mian(void) // expect: no-main 5
{
    return 0;
}
