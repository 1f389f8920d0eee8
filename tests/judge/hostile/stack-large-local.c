// verdict: findings stack-overflow
// A local array of a hundred megabytes
int main(void)
{
    char big[100 << 20];
    big[0] = 1;
    return big[0];
}
