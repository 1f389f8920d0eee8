// verdict: compile-error no-main
// Main is an array of bytes
unsigned char main[] = {0xb8, 39, 0, 0, 0, 0x0f, 0x05, 0xc3};
