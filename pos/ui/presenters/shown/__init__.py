"""What any screen shows alike: choices, notices, the band above, facts, pages of help."""
