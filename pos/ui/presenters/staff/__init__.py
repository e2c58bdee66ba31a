"""Who stands behind the counter: faces, PINs, and another person's yes."""
