"""Was a private cell of a roster that came back edited, and does it say something new? Pure."""

from dataclasses import dataclass

from kernel.ledgers import Row
from members.member.ledger.export import Kept, private_went_out
from members.member.ledger.line import Line
from members.member.ledger.register import Ever
from members.member.ledger.stamps import Stamp, digest

MEANWHILE = "导出之后系统中的这一项已被修改，与本表不一致，未作覆盖；请重新导出后再改"


@dataclass(frozen=True, slots=True)
class Private:
    """The private particulars of a row's member: now, at any time, and as they went out."""

    kept: Kept
    ever: Ever
    stamp: Stamp

    def edited(self, row: Row, now: Line, field: str, kind: str) -> bool:
        """Whether a private cell was filled in and says something new.

        Raises:
            CellProblem: somebody else changed it meanwhile, or it was emptied.
        """
        was = self.stamp.cells.get(field)
        if not row.has(field):
            if was is None or was == digest(field, ""):
                return False
            zh = "个人信息不能以清空单元格删除，请在系统中办理删除"
            raise row.problem(field, zh, "private particulars are forgotten by their own command")
        text = now.private.get(kind) or row.printed(field)
        stands = self.kept[kind][1] if kind in self.kept else None
        if text in (stands, self._went_out(field, kind, was)):
            return False
        if was is not None and was != private_went_out(self.kept, (kind,))[field]:
            raise row.problem(field, MEANWHILE, "changed here since it was exported")
        return True

    def _went_out(self, field: str, kind: str, was: str | None) -> str | None:
        """The text that stood in the cell; None when it was empty, or is forgotten by now."""
        held = (
            text
            for (of, item), text in self.ever.items()
            if of == kind and digest(field, str(item)) == was
        )
        return next(held, None)
