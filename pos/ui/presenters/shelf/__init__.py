"""The pieces for sale, and files of them."""
