int main(void)
{
    return nobody;
}
