"""The till's own key, kept in a file that only its owner reads."""
