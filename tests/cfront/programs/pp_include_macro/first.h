static const char first[] = "first";
