int dice_points(int face);
