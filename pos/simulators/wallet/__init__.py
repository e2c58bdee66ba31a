"""A wallet's switch, and the phones of its customers: they scan merchants' codes and pay, and it tells central."""
