"""The wall clock and the steady one."""
