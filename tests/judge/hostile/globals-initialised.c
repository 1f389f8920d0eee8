// verdict: compile-error
// Two gigabytes that the compiler would have to write
int big[1 << 29] = {[(1 << 29) - 1] = 1};
int main(void)
{
    return big[0];
}
