"""Behind the counter: which screens there are, and what somebody goes there for."""
