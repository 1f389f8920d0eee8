int main(void)
{
    int oak = 5;
    int elm = 8;
    int *a = &oak;
    int *b = a;

    *b = 6;
    a = &elm;
    return *a - elm + *b - oak;
}
