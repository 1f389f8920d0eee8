#include "log.h"

int main(void)
{
    log_line(1, "start %s", "now");
    log_line(2, "speed %d", 4.5);
    return 0;
}
