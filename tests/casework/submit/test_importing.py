"""导入: rosters, units and proposals, all or nothing, each fault with its line (rule 41)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.casework.importing import import_members, import_proposals, import_units
from proposals.reading.proposals import ProposalFile, read_proposals
from proposals.reading.roster import MemberFile, read_members
from proposals.reading.units import UnitFile, read_units
from proposals.records import Entry, HandlingUnit, Member, Proposal
from proposals.work import Work
from tests.casework.conftest import AT
from tests.casework.submit.handed_in import AUTHOR, CLERK, TEXT, begun, letters, refused
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, Intake, ProposerKind, UnitKind

SECTORS = ("经济", "教育", "医药卫生")
BODY = (
    "调研情况：我区多层住宅有312栋。问题分析：资金分担和审批是主要障碍。"
    "具体建议：1.由一个部门牵头。2.制定费用分担标准。"
)


@pytest.fixture(autouse=True)
def numbered(work: Work) -> None:
    """The committee was settled with numbers of its own choice; PostgreSQL has to be told."""
    if work.get_bind().dialect.name == "postgresql":
        for table in ("member", "handling_unit"):
            work.execute(text(f"select setval(pg_get_serial_sequence('{table}', 'id'), 100)"))


def roster(folder: Path, *lines: str) -> MemberFile:
    """A roster as a clerk hands it in."""
    path = folder / "名册.csv"
    path.write_text("\n".join(["姓名,委员编号,界别,联系电话", *lines]), "utf-8")
    return read_members(path, SECTORS)


def units(folder: Path, *lines: str) -> UnitFile:
    """A list of units as a clerk hands it in."""
    path = folder / "单位.csv"
    path.write_text("\n".join(["单位名称,单位类型,原单位,排序号", *lines]), "utf-8")
    return read_units(path)


def sheet(folder: Path, *lines: str) -> ProposalFile:
    """A list of proposals as a clerk hands it in; {} stands for a complete text."""
    path = folder / "提案.csv"
    head = "案由,提案类型,提案者,联名人,流水号,提案内容,提交时间"
    path.write_text("\n".join([head, *(line.format(BODY) for line in lines)]), "utf-8")
    return read_proposals(path)


def names(work: Work) -> list[str]:
    """Who is enrolled, in the order of enrolment."""
    return list(work.exec(select(Member.name).order_by(col(Member.id))))


def test_a_roster_is_enrolled(work: Work, tmp_path: Path) -> None:
    file = roster(tmp_path, "委员庚,M7,经济,138-0000-0007", "委员辛,,教育,")
    seventh, eighth = import_members(work, file, CLERK)
    assert (seventh.code, eighth.code) == ("M7", "9-0001")
    assert (seventh.sector_id, eighth.sector_id, seventh.valid_from.year) == (1, 2, 2022)


def test_a_member_is_enrolled_with_his_address(work: Work, tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("姓名,界别,地址,邮政编码,邮箱\n委员庚,经济,和平路7号,310000,geng@example.cn\n")
    (member,) = import_members(work, read_members(path, SECTORS), CLERK)
    assert member.contact_details == ("和平路7号", "310000", "", "geng@example.cn")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("委员庚,M1,经济,", "第3行：委员编号“M1”已在名册中"),
        ("委员甲,,经济,", "第3行：名册中已有“委员甲”，须填写委员编号加以区别"),
        ("委员庚,,经济,138-0000-0001", "第3行：联系电话与名册中一人相同"),
        ("委员甲,M8,经济,138-0000-0001", "第3行：“委员甲”姓名、电话均与名册中一人相同"),
        ("委员庚,,医药卫生,", "第3行：界别“医药卫生”不在本届界别之列"),
    ],
    ids=[
        "rule_41-code",
        "rule_41-name",
        "rule_41-phone",
        "rule_41-name_and_phone",
        "rule_41-sector",
    ],
)
def test_who_is_mistakable_keeps_the_whole_roster_out(
    work: Work, tmp_path: Path, line: str, reason: str
) -> None:
    work.get_one(Member, 1).phone = "138-0000-0001"
    file, before = roster(tmp_path, "委员壬,M9,经济,", line), names(work)
    with pytest.raises(Incomplete) as refusal:
        import_members(work, file, CLERK)
    assert reason in str(refusal.value)
    assert names(work) == before


def test_a_refused_roster_repeats_no_phone(work: Work, tmp_path: Path) -> None:
    work.get_one(Member, 1).phone = "138-0000-0001"
    with pytest.raises(Incomplete) as refusal:
        import_members(work, roster(tmp_path, "委员庚,,经济,138-0000-0001"), CLERK)
    assert "0001" not in str(refusal.value)


def test_two_of_one_name_are_told_apart_by_code(work: Work, tmp_path: Path) -> None:
    import_members(work, roster(tmp_path, "委员甲,M8,经济,"), CLERK)
    assert names(work).count("委员甲") == 2


def test_members_do_not_import(work: Work, tmp_path: Path) -> None:
    with refused(work, NotYou, "role_may_import"):
        import_members(work, roster(tmp_path, "委员庚,,经济,"), AUTHOR)


def test_without_a_term_nobody_is_enrolled(work: Work, tmp_path: Path) -> None:
    file = roster(tmp_path, "委员庚,,经济,")
    with refused(work, NotNow, "term_recorded"):
        import_members(work, file, CLERK.later(AT + timedelta(days=900)))


def test_units_are_written_down(work: Work, tmp_path: Path) -> None:
    file = units(tmp_path, "区卫健局,政府,,6", "区人民法院,,,7", "区供水公司,企业,,8", "某处,,,9")
    kinds = [unit.kind for unit in import_units(work, file, CLERK)]
    assert kinds == [UnitKind.GOVERNMENT, UnitKind.COURT, UnitKind.UTILITY, UnitKind.OTHER]


def test_a_successor_ends_its_predecessor(work: Work, tmp_path: Path) -> None:
    (unit,) = import_units(work, units(tmp_path, "区住建和城管局,政府,区住建局,1"), CLERK)
    old = work.get_one(HandlingUnit, 1)
    assert (unit.predecessor_id, unit.valid_from) == (1, AT.date())
    assert old.valid_until == AT.date() - timedelta(days=1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("区住建局,政府,,1", "第3行：单位“区住建局”已在承办单位名录中"),
        ("区水务局,政府,区水利局,1", "第3行：原单位“区水利局”不在承办单位名录中"),
        ("区水务局,某类,,1", "第3行：单位类型“某类”不认识"),
    ],
    ids=["rule_41-known_already", "rule_41-predecessor", "rule_41-kind"],
)
def test_one_bad_unit_keeps_the_whole_list_out(
    work: Work, tmp_path: Path, line: str, reason: str
) -> None:
    with pytest.raises(Incomplete) as refusal:
        import_units(work, units(tmp_path, "区文旅局,政府,,9", line), CLERK)
    assert reason in str(refusal.value)
    assert len(work.exec(select(HandlingUnit)).all()) == 5


def test_proposals_are_taken_in_by_the_acts(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "关于电梯的提案,委员个人,委员甲,,J1,{},")
    (proposal,) = import_proposals(work, file, CLERK)
    assert (proposal.proposer_name, proposal.intake) == ("委员甲", Intake.PLENARY)
    assert (proposal.origin, len(proposal.text.suggestions)) == ("流水号J1", 2)
    acts = [e.act for e in work.exec(select(Entry).order_by(col(Entry.number)))]
    assert acts == [Act.DRAFT, Act.SUBMIT]


def test_names_signed_on_paper_are_confirmed(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "关于电梯的提案,委员联名,M1,委员乙、委员丙,J1,{},")
    (proposal,) = import_proposals(work, file, CLERK)
    assert proposal.kind == ProposerKind.JOINT
    assert [s.name for s in proposal.confirmed] == ["委员甲", "委员乙", "委员丙"]
    assert letters(work, "cosign_invitation") == []


def test_a_party_is_signed_for_by_its_mandate(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "关于电梯的提案,民主党派,民革清河区支部,,J1,{},")
    (proposal,) = import_proposals(work, file, CLERK)
    assert [s.name for s in proposal.confirmed] == ["主委辛"]


def test_a_sector_is_signed_for_by_its_convenor(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "关于电梯的提案,界别,经济界,,J1,{},")
    (proposal,) = import_proposals(work, file, CLERK)
    assert [s.name for s in proposal.confirmed] == ["委员己"]


def test_the_paper_was_received_when_the_file_says(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "关于电梯的提案,委员个人,委员甲,,J1,{},2026-02-01 10:30")
    (proposal,) = import_proposals(work, file, CLERK.later(AT + timedelta(days=30)))
    assert proposal.submitted_at == AT.replace(month=2, day=1, hour=10, minute=30)
    assert proposal.intake == Intake.PLENARY


def test_the_progress_is_told_line_by_line(work: Work, tmp_path: Path) -> None:
    told: list[int] = []
    file = sheet(tmp_path, *(f"关于第{n}件事的提案,委员个人,委员甲,,J{n},{{}}" for n in (1, 2, 3)))
    import_proposals(work, file, CLERK, lambda: told.append(1))
    assert len(told) == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("关于某事的提案,委员个人,委员癸,,J2,{},", "第3行：提案者“委员癸”不在本届名册中"),
        ("关于某事的提案,委员个人,,,J2,{},", "第3行：没有写明提案者"),
        ("关于某事的提案,委员联名,委员甲,委员癸,J2,{},", "第3行：提案者“委员癸”不在本届名册中"),
        ("关于某事的提案,委员联名,委员甲,,J2,{},", "第3行：联名提案未列联名人姓名"),
        ("关于某事的提案,委员联名,委员甲,委员甲,J2,{},", "第3行：委员甲是第一提案人"),
        ("关于某事的提案,民主党派,农工党清河区支部,,J2,{},", "第3行：提案者“农工党清河区支部”"),
        ("关于某事的提案,委员个人,委员甲,,J2,只有一段话。,", "第3行：请填写分析"),
        ("关于某事的提案,委员个人,委员甲,,J2,绝密。{},", "第3行：文中有涉密标志“绝密”"),
        ("关于某事的提案,委员个人,委员甲,,J2,{},2026-04-01", "第3行：收到时间晚于现在"),
        (
            "关于某事的提案,委员个人,委员甲,,J2,{},2020-04-01",
            "第3行：2020年4月1日尚无已开启提案征集",
        ),
    ],
    ids=[
        "rule_41-unknown_proposer",
        "rule_41-nobody",
        "rule_41-unknown_cosigner",
        "rule_11-unnamed_cosigners",
        "rule_11-first_proposer_again",
        "rule_10-unknown_body",
        "rule_01-incomplete",
        "rule_06-secret",
        "rule_15-in_the_future",
        "rule_15-no_session",
    ],
)
def test_one_bad_line_keeps_the_whole_file_out(
    work: Work, tmp_path: Path, line: str, reason: str
) -> None:
    file = sheet(tmp_path, "关于电梯的提案,委员个人,委员甲,,J1,{},", line)
    with pytest.raises(Incomplete) as refusal:
        import_proposals(work, file, CLERK)
    assert refusal.value.rules[0] == "import_whole"
    assert reason in str(refusal.value)


def test_a_file_is_not_imported_twice(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "关于电梯的提案,委员个人,委员甲,,J1,{},")
    import_proposals(work, file, CLERK)
    with pytest.raises(Incomplete) as refusal:
        import_proposals(work, file, CLERK)
    assert "第2行：流水号“J1”此前已导入" in str(refusal.value)


def test_a_text_on_record_is_not_taken_in_again(work: Work, tmp_path: Path) -> None:
    first = sheet(tmp_path, "关于电梯的提案,委员个人,委员甲,,J1,{},")
    import_proposals(work, first, CLERK)
    again = sheet(tmp_path, "关于电梯的提案,委员个人,委员乙,,J2,{},")
    with pytest.raises(Incomplete) as refusal:
        import_proposals(work, again, CLERK)
    assert "文本与已登记的一件提案完全相同" in str(refusal.value)


def test_two_members_of_one_name_are_not_guessed_between(work: Work, tmp_path: Path) -> None:
    import_members(work, roster(tmp_path, "委员甲,M8,经济,"), CLERK)
    with pytest.raises(Incomplete) as refusal:
        import_proposals(work, sheet(tmp_path, "关于电梯的提案,委员个人,委员甲,,J1,{},"), CLERK)
    assert "有2位“委员甲”，请改填委员编号" in str(refusal.value)


def test_only_clerks_import_proposals(work: Work, tmp_path: Path, head: Actor) -> None:
    file = sheet(tmp_path, "关于电梯的提案,委员个人,委员甲,,J1,{},")
    with refused(work, NotYou, "role_may_import"):
        import_proposals(work, file, head)


def test_what_is_on_record_stays_when_a_file_is_refused(work: Work, tmp_path: Path) -> None:
    begun(work, text=TEXT)
    file = sheet(tmp_path, "关于某事的提案,委员个人,委员癸,,J2,{},")
    with pytest.raises(Incomplete):
        import_proposals(work, file, CLERK)
    assert [p.title for p in work.exec(select(Proposal))] == [TEXT.title]
