int main(void)
{
    int tea = 2;
    int milk = 3;
    int *p = &tea;
    int *q = &milk;
    *p = *q;
    q = p;
    return *q - milk;
}
