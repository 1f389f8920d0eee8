// Typedefs of typedefs, pointers to arrays, arrays of pointers.
typedef int row[3];
typedef row grid[2];
int main(void)
{
    grid g = {{1, 2, 3}, {4, 5, 6}};
    row *second = &g[1];
    int *cells[2] = {&g[0][2], &(*second)[0]};
    return *cells[0] + *cells[1] - 7;
}

// trace: --line 8
// shows: second points to &g[1]
// shows: [0] points to &g[0][2]
