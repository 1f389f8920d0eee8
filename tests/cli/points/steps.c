// Far more than a thousand steps.
#include <stdio.h>
int main(void)
{
    long sum = 0;
    for (int i = 1; i <= 200000; i++)
        sum += i;
    printf("%ld\n", sum);
    return 0;
}

// trace: --step 300001
// shows: Step 300001
// shows: sum is 5000050000
