"""One step a file. A step that was released is never changed: databases somewhere have taken it."""
