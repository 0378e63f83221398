"""Places, periods and actors settled in the context of their report."""
