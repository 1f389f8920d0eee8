// verdict: limit step-limit
// unchecked: limit time-limit
// Never gets to main
static void early(void) __attribute__((constructor));
static void early(void)
{
    for (;;) {
    }
}
int main(void)
{
    return 0;
}
