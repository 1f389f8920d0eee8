int main(void)
{
    while (1) // found: step-limit
        ;
    for (;;)
        ;
}
