#include "dice.h"

#include <assert.h>

int dice_points(int face)
{
    assert(face >= 1 && face <= 6);
    return face == 6 ? 10 : face;
}
