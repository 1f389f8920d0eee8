int main(void)
{
    int minutes = 12;
    int bus, tram;
    if (minutes > 10) bus = 2;
    else tram = 3;
    int late = 0;
    late = minutes > 10 ? bus : tram;
    return late - 2;
}
