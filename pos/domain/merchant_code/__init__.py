"""The code a merchant shows to a customer's phone (EMVCo, merchant-presented mode): read, checked, and filled in."""
