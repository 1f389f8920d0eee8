// verdict: compile-error|clean
// A pointer to a pointer, four hundred thousand times
#define O0 *
#define C0 
#define O1 O0 O0 O0 O0 O0 O0 O0 O0 O0 O0
#define C1 C0 C0 C0 C0 C0 C0 C0 C0 C0 C0
#define O2 O1 O1 O1 O1 O1 O1 O1 O1 O1 O1
#define C2 C1 C1 C1 C1 C1 C1 C1 C1 C1 C1
#define O3 O2 O2 O2 O2 O2 O2 O2 O2 O2 O2
#define C3 C2 C2 C2 C2 C2 C2 C2 C2 C2 C2
#define O4 O3 O3 O3 O3 O3 O3 O3 O3 O3 O3
#define C4 C3 C3 C3 C3 C3 C3 C3 C3 C3 C3
#define O5 O4 O4 O4 O4 O4 O4 O4 O4 O4 O4
#define C5 C4 C4 C4 C4 C4 C4 C4 C4 C4 C4
int O5 O5 O5 O5 p C5 C5 C5 C5;
int main(void)
{
    return 0;
}
