"""How everything looks: colours, spaces, faces, patterns and signs, each said once."""
