// verdict: compile-error undefined-function
// Calls a weak name that nobody defines
__attribute__((weak)) int nowhere(void);
int main(void)
{
    return nowhere();
}
