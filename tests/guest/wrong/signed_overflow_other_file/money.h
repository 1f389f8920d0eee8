long in_cents(int euros);
