#include <stdio.h>

static unsigned buckets;

static unsigned bucket_of(unsigned key)
{
    return key % buckets;
}

int main(void)
{
    buckets = 16;
    printf("%u\n", bucket_of(1234));
    return 0;
}
