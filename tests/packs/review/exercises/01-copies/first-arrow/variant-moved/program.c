int main(void)
{
    int home = 3, away = 4;
    int *p = &home, *q = p;
    q = &away;
    return *p + *q - 7;
}
