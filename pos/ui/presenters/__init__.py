"""What each screen shows and does, without Qt: state in, view-state out.

May import: use cases and all below.
Never: Qt, or anything of the screens.
"""
