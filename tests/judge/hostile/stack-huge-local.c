// verdict: compile-error too-large
// A local array of half a gigabyte
int main(void)
{
    char big[512 << 20];
    big[0] = 1;
    return big[0];
}
