"""How fast it is: each module measures one promise on this machine and prints what it saw.

`python -m benchmarks` runs them all, `python -m benchmarks scan start` those two.
"""
