"""Blob: bytes kept beside the log, under a salted digest, so that they can be erased one day."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """Raw bytes of a story, or its text in UTF-8. `digest` is SHA-256(salt + data) in hex.

    With salt and data gone, the digest in the log tells nothing of the words.
    """

    digest: str
    salt: bytes
    data: bytes

    @classmethod
    def of(cls, key: bytes, data: bytes) -> Blob:
        """The blob of these bytes in the ledger with this key.

        The salt comes from the key and the bytes, so that the same bytes are
        stored once and their digest is the same each time they are read.
        """
        salt = hmac.digest(key, data, "sha256")
        return cls(digest=digest_of(salt, data), salt=salt, data=data)

    @property
    def sound(self) -> bool:
        """Whether salt and bytes still give the digest."""
        return digest_of(self.salt, self.data) == self.digest


def digest_of(salt: bytes, data: bytes) -> str:
    """The salted digest of some bytes, in hex."""
    return hashlib.sha256(salt + data).hexdigest()


def encoded(text: str) -> bytes:
    """A take's text as bytes. Lone surrogates pass: a text is kept as it was read, however odd."""
    return text.encode("utf-8", "surrogatepass")


def decoded(data: bytes) -> str:
    """The text that `encoded` turned into bytes."""
    return data.decode("utf-8", "surrogatepass")
