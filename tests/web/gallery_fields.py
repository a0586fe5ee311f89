"""Sample fields for the gallery: every widget, empty, filled and refused."""

from __future__ import annotations

from dataclasses import dataclass

from tests.web.gallery_samples import UNITS


@dataclass(frozen=True)
class Sample:
    """One field of a form as field.html takes it."""

    name: str
    label: str
    widget: str = "line"
    hint: str = ""
    value: str = ""
    values: tuple[str, ...] = ()
    options: tuple[tuple[str, ...], ...] = ()
    required: bool = False
    errors: tuple[str, ...] = ()
    rows: int = 0
    count_max: int = 0
    inner: tuple[tuple[Sample, ...], ...] = ()
    list_id: str = ""
    titles: tuple[str, ...] = ()


def fields(*, refused: bool) -> list[Sample]:
    """Every widget; refused: with what was typed and an error beside each that can be wrong."""
    wrong = ("请填写本栏，提交前须完整。",) if refused else ()
    said = "已写下的内容" if refused else ""
    grades = (
        ("satisfied", "满意", "问题已解决"),
        ("basic", "基本满意", "有进展"),
        ("no", "不满意", "须说明理由"),
    )
    units = tuple((str(n), unit) for n, unit in enumerate(UNITS))
    return [
        Sample(
            "title",
            "案由",
            hint="一般写作“关于……的提案”，一事一案",
            value=said,
            required=True,
            errors=wrong,
        ),
        Sample(
            "facts",
            "情况",
            "text",
            "写明存在的问题和事实依据",
            said,
            rows=5,
            count_max=1500,
            errors=wrong,
        ),
        Sample(
            "kind",
            "提案类型",
            "choice",
            options=(("a", "委员个人"), ("b", "委员联名"), ("c", "集体")),
            value="a",
        ),
        Sample(
            "class",
            "结果分类",
            "choice",
            options=tuple((str(n), f"{c}类") for n, c in enumerate("ABCDEF")),
            errors=wrong,
        ),
        Sample(
            "reasons",
            "不予立案的理由",
            "choices",
            "至少选一条",
            options=units,
            values=("1",),
            errors=wrong,
        ),
        Sample("work", "对办理工作", "tiles", options=grades, value="basic", required=True),
        Sample(
            "outcome",
            "对办理结果",
            "tiles",
            "评价锁定前承办单位看不到",
            options=grades,
            errors=wrong,
        ),
        Sample("held_on", "面商日期", "day", value="2026-04-08", errors=wrong),
        Sample("received_at", "收到时间", "moment", "不填即为现在"),
        Sample("unit_id", "主办单位", "record", options=units, list_id="units", value="区民政局"),
        Sample("lead_id", "主案", "record", options=units),
        Sample("days", "天数", "number", value="15", errors=wrong),
        Sample("public_consent", "同意公开", "yes", "公开前须通过保密审查", value="yes"),
        Sample("scan", "纸质原件扫描件", "scan", "PDF、DOCX、OFD、JPG 或 PNG", errors=wrong),
        Sample("units", "建议承办单位", "text", "一行一个单位", value="\n".join(UNITS[:2])),
        Sample("password", "密码", "password", required=True),
        Sample(
            "suggestions",
            "建议",
            "many",
            "逐条写，一条一件事；留空的项不计",
            inner=rows(refused=refused),
        ),
        Sample("answers", "逐条评价", "each", inner=adoptions(), titles=("增设路灯", "修整路面")),
        Sample("seal", "盖章页扫描件", "scan", value="e3b0c442", required=True),
        Sample("token", "", "hidden", value="x"),
    ]


def rows(*, refused: bool) -> tuple[tuple[Sample, ...], ...]:
    """Two groups of a field that repeats."""
    wrong = ("本条与第1条重复，请改写或删去。",) if refused else ()
    return tuple(
        (
            Sample(
                f"suggestions.{n + 1}.text",
                "内容",
                "text",
                value=f"第{n + 1}条建议",
                rows=2,
                errors=wrong if n else (),
            ),
            Sample(f"suggestions.{n + 1}.urgent", "当年可以落实", "yes"),
        )
        for n in range(2)
    )


def adoptions() -> tuple[tuple[Sample, ...], ...]:
    """One group for each suggestion; nothing may be added."""
    grades = (("yes", "采纳", ""), ("part", "部分采纳", ""), ("no", "未采纳", ""))
    return tuple((Sample(f"answers.{n}", "采纳情况", "choice", options=grades),) for n in "12")
