"""How fast it is: each module measures one promise on this machine and prints what it saw."""
