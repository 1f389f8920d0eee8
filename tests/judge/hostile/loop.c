// verdict: limit time-limit
// Never ends
int main(void)
{
    for (;;) {
    }
}
