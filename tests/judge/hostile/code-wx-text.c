// verdict: clean
// Writes to a variable that lies among the code
__attribute__((section(".text"))) int number = 1;
int main(void)
{
    number = 2;
    return number;
}
