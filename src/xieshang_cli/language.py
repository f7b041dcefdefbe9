"""The words the user reads: Chinese in the source, other languages from a gettext catalogue."""

import gettext as _gettext
from pathlib import Path

LANGUAGES = ("zh", "en")

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str) -> None:
    """Choose the language of everything said from now on; done once, before any command is loaded."""
    global _catalogue  # noqa: PLW0603 - gettext is one per process, as in the standard library
    if language == "zh":
        _catalogue = _gettext.NullTranslations()
    else:
        _catalogue = _gettext.translation("xieshang", Path(__file__).parent / "locale", [language], fallback=True)


def _(text: str) -> str:
    """Say `text` in the chosen language."""
    return _catalogue.gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark `text` for the catalogue; `_` translates it where it is shown."""
    return text
