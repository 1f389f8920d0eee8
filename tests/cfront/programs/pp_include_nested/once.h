#pragma once
static int once = 11;
