// verdict: compile-error undefined-function
// A fork bomb: there is no such function
int fork(void);
int main(void)
{
    for (;;) {
        fork();
    }
}
