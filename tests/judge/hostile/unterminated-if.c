// verdict: compile-error
// A condition without an end
#if 1
int main(void)
{
    return 0;
