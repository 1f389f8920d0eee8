// verdict: compile-error
// A fork bomb without a declaration
int main(void)
{
    for (;;) {
        fork();
    }
}
