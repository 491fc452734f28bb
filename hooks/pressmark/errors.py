"""What can go wrong, as a tree. Every message says place, fact and remedy.

PressmarkError
├── SettingsError      mkdocs.yml `extra.pressmark` is not what we understand
├── AuthorityError     entities.yml is not what we understand
├── SeedRejected       one seed cannot become an article; the build goes on without it
├── StoreError         the kept results cannot be used
├── WorkerError        the processes that read and recognise cannot go on
└── PublishError       the site cannot be written or swapped in
"""


class PressmarkError(Exception):
    """An error whose text is meant for the archivist."""

    def __init__(self, place: str, fact: str, remedy: str) -> None:
        super().__init__(f"{place}: {fact}; {remedy}")
        self.place = place
        self.fact = fact
        self.remedy = remedy


class SettingsError(PressmarkError):
    """mkdocs.yml `extra.pressmark` is not what we understand."""


class AuthorityError(PressmarkError):
    """entities.yml is not what we understand."""


class SeedRejected(PressmarkError):
    """One seed cannot become an article."""

    @property
    def reason(self) -> str:
        """The message without its place, for reports that name the seed elsewhere."""
        return f"{self.fact}; {self.remedy}"


class StoreError(PressmarkError):
    """The kept results cannot be used."""


class WorkerError(PressmarkError):
    """The processes that read and recognise cannot go on."""


class PublishError(PressmarkError):
    """The site cannot be written or swapped in."""
