"""What does a decider say to everything that can be asked, in every state, as one page?"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from kernel.command import Command
from kernel.testing.specification import Outcome

Asked = Callable[[str, Command], Outcome]
"""What comes of a command in a state of that name."""


def said(told: Outcome) -> str:
    """The events' names, `—` when it is so already, or who refused."""
    if told.refused is not None:
        return type(told.refused).__name__
    return ", ".join(f"`{type(one).event_name}`" for one in told.events) or "—"


def words(command: Command) -> str:
    """A command by its Chinese word and its name."""
    zh = (type(command).__doc__ or "").split(":")[0].split(";")[0].split(".")[0].strip()
    return f"{zh} {type(command).__name__}"


def nowhere(state: str, told: Outcome) -> str:
    """A table that does not say where an event leads."""
    return ""


def table(
    head: str,
    states: Sequence[str],
    commands: Sequence[Command],
    ask: Asked,
    *,
    heading: str = "##",
    leads: Callable[[str, Outcome], str] = nowhere,
) -> str:
    """The page: in each state what happens, what is so already, and which rule refuses.

    Args:
        leads: what to say behind the events of where they lead.
    """
    lines = [head]
    for state in states:
        happens, already, refused = [], [], defaultdict(list)
        for command in commands:
            outcome = ask(state, command)
            told = said(outcome)
            if told == "—":
                already.append(words(command))
            elif told.startswith("`"):
                happens.append(f"- {words(command)} → {told}{leads(state, outcome)}")
            else:
                refused[told].append(type(command).__name__)
        lines += [f"{heading} {state}\n", *happens]
        lines += ["", "So already: " + (", ".join(already) or "nothing") + ".", ""]
        lines += [f"- *{rule}*: {', '.join(names)}" for rule, names in sorted(refused.items())]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"
