// verdict: findings wild-pointer
// The old page of calls at a fixed address
int main(void)
{
    long (*gettimeofday_page)(void *, void *) = (long (*)(void *, void *))0xffffffffff600000;
    long t[2];
    return gettimeofday_page(t, 0) != 0;
}
