#include "weather.h"

static const int degrees[] = { 18, 21, 19, 16, 15, 20, 22 };

int forecast(int day)
{
    return degrees[day];
}
