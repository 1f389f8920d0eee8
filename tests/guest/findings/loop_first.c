int main(void)
{
    for (;;) { } // found: time-limit
}

int last(void)
{
    for (;;)
        ;
}
