#include <stdio.h>

static unsigned buckets;

static unsigned bucket_of(unsigned key)
{
    return key % buckets; // expect: division-by-zero
}

int main(void)
{
    printf("%u\n", bucket_of(1234));
    return 0;
}
