"""The devices beside a till."""
