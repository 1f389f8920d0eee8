// The run goes on behind an error that memory survives.
int main(void)
{
    int n;
    int twice = n * 2;
    int after = 5;
    after++;
    return twice == after;
}
