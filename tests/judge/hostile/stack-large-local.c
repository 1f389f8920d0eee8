// verdict: findings stack-overflow
// unchecked: clean
// A local array of fifty megabytes
int main(void)
{
    char big[50 << 20];
    big[0] = 1;
    return big[0];
}
