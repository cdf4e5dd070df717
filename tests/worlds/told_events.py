"""Which events does a row of the evidence workbook name?"""


def numbered(said: str) -> set[int]:
    """The numbers in a cell like 3-5、9."""
    runs = (run.partition("-") for run in said.split("、"))
    return {n for first, _, last in runs for n in range(int(first), int(last or first) + 1)}
