int forecast(int day);
