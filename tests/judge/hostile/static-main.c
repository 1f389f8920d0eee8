// verdict: compile-error no-main
// Keeps its start to itself
static int main(void)
{
    return 0;
}
