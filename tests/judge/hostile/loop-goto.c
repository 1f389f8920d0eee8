// verdict: limit step-limit
// unchecked: limit time-limit
// Never ends, by goto
int main(void)
{
again:
    goto again;
}
