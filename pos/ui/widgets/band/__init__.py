"""The band above every screen."""
