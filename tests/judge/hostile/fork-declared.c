// verdict: compile-error link-error
// A fork bomb: there is no such function
int fork(void);
int main(void)
{
    for (;;) {
        fork();
    }
}
