"""Work off the screen's thread, and the way back onto it."""
