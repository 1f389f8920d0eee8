// verdict: limit step-limit
// unchecked: limit time-limit
// Never ends
int main(void)
{
    for (;;) {
    }
}
