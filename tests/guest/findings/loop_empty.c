// for (;;) in a comment is no loop

static int helper(void)
{
    return 1;
}

int main(void)
{
    int a = helper();

    // it waits for ever
    for (;;) // found: step-limit
        ;
    return a;
}
