#include "machine.h"

#include <stdio.h>

/* A program on standard input, with all ten codes. */
int main(void)
{
    struct image image;
    if (!image_read(&image))
        return 1;
    __attribute__((cleanup(machine_drop))) struct machine *m =
        machine_create(&image, 4);
    if (m == NULL)
        return 1;
    m->extended = true;
    machine_run(m, 40);
    return 0;
}
