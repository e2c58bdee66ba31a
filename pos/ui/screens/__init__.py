"""One module a screen: it lays widgets out, shows what its presenter says, and passes on what hands do."""
