// verdict: compile-error
// A string without an end
int main(void)
{
    return "and then
