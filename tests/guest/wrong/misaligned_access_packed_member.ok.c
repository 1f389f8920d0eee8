#include <stdint.h>
#include <stdio.h>

struct __attribute__((packed)) sample {
    uint8_t channel;
    int32_t level;
};

static void amplify(int32_t *level)
{
    *level *= 2;
}

static _Alignas(4) struct sample s = { 1, 21 };

int main(void)
{
    int32_t level = s.level;
    amplify(&level);
    s.level = level;
    printf("%d\n", (int)s.level);
    return 0;
}
