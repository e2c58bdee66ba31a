"""The numbers by which card terminals call currencies."""

from pos.domain.money import Currency

NUMBERS = {
    Currency.MAD: "504",
    Currency.EUR: "978",
    Currency.USD: "840",
    Currency.GBP: "826",
    Currency.CHF: "756",
    Currency.CAD: "124",
    Currency.SAR: "682",
    Currency.AED: "784",
    Currency.JPY: "392",
    Currency.XOF: "952",
    Currency.TND: "788",
    Currency.KWD: "414",
}
"""ISO 4217 numbers of the currencies."""

OF_NUMBER = {number: currency for currency, number in NUMBERS.items()}
"""The currency of each number."""
