"""The access log: who did what with which month or case. No case is named in it."""

from __future__ import annotations

import getpass
import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from audit.register.names import case_key
from audit.store.tables import Access, Setting

_SALT = "salt"


def now() -> datetime:
    """This moment, in UTC, to the second: all rows of one command agree."""
    return datetime.now(UTC).replace(microsecond=0)


def user() -> str:
    """Who is at the machine, for the log; "unknown" where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def log_access(
    session: Session, did: str, *, who: str | None = None, month: str | None = None, case: str = ""
) -> None:
    """Add one line to the log, in the session of what is logged: both are kept or neither.

    ``did`` is the command in words ("confirm export"); ``case`` a case reference.
    """
    digest = case_digest(session, case) if case else None
    session.add(
        Access(at=now(), who=(who or user())[:120], did=did, month=month, case_digest=digest)
    )


def case_digest(session: Session, case_ref: str) -> str:
    """The same for the same case of this store, and telling nothing without its salt."""
    return hashlib.sha256(f"{_salt(session)}:{case_key(case_ref)}".encode()).hexdigest()


def seal(session: Session, text: str) -> str:
    """A seal that only this store can make: shows that a file came from it and is unchanged."""
    return hmac.new(_salt(session).encode(), text.encode(), hashlib.sha256).hexdigest()


def _salt(session: Session) -> str:
    return (session.get(Setting, _SALT) or _made(session)).value


def _made(session: Session) -> Setting:
    """A new salt; of two who make one at the same moment, the first one's holds for both."""
    from sqlalchemy.dialects import postgresql, sqlite

    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    new = dialect.insert(Setting).values(key=_SALT, value=secrets.token_hex(32))
    session.execute(new.on_conflict_do_nothing())
    return session.get_one(Setting, _SALT)
