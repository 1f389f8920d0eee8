int main(void)
{
	for (int i = 0; i < 3; i++) {
		if (i == 2) {
			i++;
	}
	return 0;
} // expect: unexpected-end
