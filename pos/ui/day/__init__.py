"""The way through a day at the till: from its first screen to signing out."""
