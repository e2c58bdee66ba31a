"""Who the terminal is: a certificate that it signed itself, a key, a name; all of it made at its first start.

Beside its journal it writes what a shopkeeper copies to the till: the file that a real terminal's acquirer would give.
"""

import secrets
import ssl
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

_DAYS = 3_653


@dataclass(frozen=True, slots=True)
class Identity:
    """A name on the wire, a key and its passphrase, the SHA-256 of the certificate, and the place of its file."""

    terminal: str
    key: str
    version: int
    passphrase: str
    certificate: str
    pem: Path

    def context(self) -> ssl.SSLContext:
        """Give what an HTTPS port needs."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.pem)
        return context

    def told(self) -> dict[str, str]:
        """Tell what a till must know."""
        return {
            "terminal": self.terminal,
            "certificate": self.certificate,
            "key": self.key,
            "version": str(self.version),
            "passphrase": self.passphrase,
        }


def identity(journal: Path, now: datetime) -> Identity:
    """Give the identity that lies beside a journal, made now if there is none."""
    pem, settings = journal.with_suffix(".pem"), journal.with_suffix(".toml")
    if not (pem.exists() and settings.exists()):
        journal.parent.mkdir(parents=True, exist_ok=True)
        pem.touch(mode=0o600)
        pem.write_bytes(_self_signed(now))
        settings.write_text(_settings(_finger_print(pem)), encoding="utf-8")
    said = tomllib.loads(settings.read_text(encoding="utf-8"))
    return Identity(said["terminal"], said["key"], said["version"], said["passphrase"], _finger_print(pem), pem)


def _self_signed(now: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "simulated card terminal")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=_DAYS))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private + certificate.public_bytes(Encoding.PEM)


def _finger_print(pem: Path) -> str:
    certificate = x509.load_pem_x509_certificate(pem.read_bytes())
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _settings(certificate: str) -> str:
    return "\n".join(
        (
            f'terminal = "SIMU-{secrets.randbelow(10**9):09}"',
            f'certificate = "{certificate}"',
            f'key = "till-{secrets.token_hex(4)}"',
            "version = 1",
            f'passphrase = "{secrets.token_urlsafe(18)}"',
            "",
        )
    )
