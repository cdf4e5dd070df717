"""Which sheets of rules does a test adopt?"""

REMEDY = """    measure: 逐件了解原因
    task: {text: 逐件回访, months: [3], who: 提案人}
"""


def rule(when: str, *, id: str = "one", more: str = "", problem: str = "") -> str:
    """A rule with this condition, as it stands in a sheet."""
    said = problem or "收到提案{proposals.received}"
    head = f"  - id: {id}\n    name: 规则\n    topic: 提案工作\n    when: {when}\n"
    return f'{head}    problem: "{said}"\n{REMEDY}{more}'


def sheet(*rules: str, version: str = "1") -> str:
    """A sheet of rules."""
    return f'format: 1\nname: 本会规则\nversion: "{version}"\nrules:\n' + "".join(rules)


RECEIVED = sheet(rule("{kind: left, figure: proposals.received}"), version="2026")
"""Whatever was received is called a problem."""
