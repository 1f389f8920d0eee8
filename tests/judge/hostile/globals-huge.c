// verdict: compile-error
// Variables of a gigabyte
static char big[1 << 30];
int main(void)
{
    big[5] = 1;
    return big[5];
}
