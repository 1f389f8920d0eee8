#include "money.h"

long in_cents(int euros)
{
    return euros * 100; // expect: signed-overflow
}
