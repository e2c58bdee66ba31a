"""What the organizer's desk shows: days of a fair judged and told, without a window."""
