"""How a till is fitted: enrolled, with its devices and settings."""
