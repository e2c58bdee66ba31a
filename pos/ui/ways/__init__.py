"""What the screens ask of the till: callables that wiring binds, and the facts they answer."""
