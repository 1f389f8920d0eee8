// Read-only memory, apart from the heap.
int main(void)
{
    const char *s = "freehold";
    s += 4;
    return *s != 'h';
}
