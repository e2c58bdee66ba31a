"""The drawer from its float to the count: cash moved, the shift opened and closed."""
