"""What a person has mended, in one sentence."""

from __future__ import annotations

from papi_metrics.mending import Mending


def mending_sentence(mending: Mending) -> str:
    """Say how many places are mended, how many remain and how many are new: "Đã sửa 12 chỗ, còn 3, mới 1."."""
    mended, remaining, appeared = (len(items) for items in (mending.mended, mending.remaining, mending.appeared))
    if not mended and not remaining:
        return f"Có {appeared} chỗ mới cần sửa." if appeared else "Không có chỗ nào cần sửa."
    done = f"Đã sửa {mended} chỗ" if mended else "Chưa sửa chỗ nào"
    left = f"còn {remaining}" if remaining else "không còn chỗ cũ nào" if appeared else "không còn chỗ nào"
    return ", ".join([done, left, *([f"mới {appeared}"] if appeared else [])]) + "."
