int main(void)
{
    int n = 0;
again:
    goto again; // found: time-limit
    for (;;)
        n++;
}
