int main(void)
{
    while (1) // found: time-limit
        ;
    for (;;)
        ;
}
