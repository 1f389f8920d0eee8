// verdict: compile-error link-error
// Keeps its start to itself
static int main(void)
{
    return 0;
}
