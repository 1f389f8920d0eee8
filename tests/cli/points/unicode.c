// Text beyond ASCII.
int main(void)
{
    char name[] = "Zoë";
    return name[0] != 'Z';
}
