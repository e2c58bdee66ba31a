"""Everything that a terminal's lane tells the screens: each is one frozen value."""

from pos.usecases.card.requests import Diagnosed, NotDone
from pos.usecases.card.settle import Settlement
from pos.usecases.card.view import CardView

CardNews = CardView | NotDone | Settlement | Diagnosed
