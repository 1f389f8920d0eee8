int main(void)
{
    int n = 0;
again:
    goto again; // found: step-limit
    for (;;)
        n++;
}
