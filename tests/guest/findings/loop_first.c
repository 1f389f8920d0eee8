int main(void)
{
    for (;;) { } // found: step-limit
}

int last(void)
{
    for (;;)
        ;
}
