int main(void)
{
    return 0;
}
/* and then // expect: unterminated-comment 1
int other(void)
{
