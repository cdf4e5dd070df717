"""What is wrong with a value that somebody wrote, in Chinese and in English?"""


class Invalid(ValueError):
    """A value that breaks a rule of writing: `zh` and `en` hold one sentence each."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en
