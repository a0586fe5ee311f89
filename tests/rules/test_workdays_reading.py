"""Reading a year's notice: both forms, and every fault with its line."""

import pytest

from workflows.refusals import Incomplete
from workflows.workdays import Year, YearStatus, load_calendar, parse_year

TOML = """year = 2027
status = "confirmed"
notice = "某号通知"
off = [
  { name = "元旦", from = 2027-01-01, until = 2027-01-03 },
]
make_up = [2027-01-09]
"""
CSV = """date,kind,name,notice
2027-01-01,放假,元旦,某号通知
2027-01-02,放假,元旦,
2027-01-03,off,元旦,
2027-01-09,调休上班,,
"""


def objections(text):
    with pytest.raises(Incomplete) as refusal:
        parse_year(text)
    return [objection.sentence for objection in refusal.value.objections]


def test_both_forms_say_the_same():
    assert parse_year(TOML) == parse_year(CSV)


@pytest.mark.parametrize("day", ["2027/1/2", "2027.1.2", "2027年1月2日"])
def test_a_day_is_read_as_a_spreadsheet_writes_it(day):
    assert parse_year(CSV.replace("2027-01-02", day)) == parse_year(CSV)


def test_a_notice_of_blanks_is_none():
    assert objections(TOML.replace("某号通知", "  ")) == ["缺少放假通知文号 notice，请写明依据"]


def test_a_year_no_calendar_reaches_is_refused():
    said = objections(TOML.replace("year = 2027", "year = 20270"))
    assert said == ["年份 20270 不对，请核对"]


def test_a_year_has_its_days_off_and_make_up_days():
    year = parse_year(TOML)
    assert [str(day) for day, _ in year.off] == ["2027-01-01", "2027-01-02", "2027-01-03"]
    assert [str(day) for day in year.make_up] == ["2027-01-09"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_from_a_spreadsheet_is_read(tmp_path, encoding):
    path = tmp_path / "2027.csv"
    path.write_bytes(CSV.encode(encoding))
    assert parse_year(path) == parse_year(CSV)


def test_an_imported_file_overrides_the_projection(tmp_path):
    path = tmp_path / "2027.toml"
    path.write_text(TOML, "utf-8")
    assert load_calendar(path).status(2027) is YearStatus.CONFIRMED


@pytest.mark.parametrize(
    ("written", "wrong", "complaint"),
    [
        ("2027-01-02,放假,元旦,", "2027-02-30,放假,元旦,", "第 3 行：'2027-02-30' 不是日期"),
        ("2027-01-02,放假,元旦,", "2027-01-02,休息,元旦,", "第 3 行：类型 '休息' 不明"),
        ("2027-01-02,放假,元旦,", "2027-01-01,放假,元旦,", "第 3 行：2027-01-01 重复列出"),
        ("2027-01-02,放假,元旦,", "2026-01-02,放假,元旦,", "第 3 行：2026-01-02 不属于 2027 年"),
        ("2027-01-02,放假,元旦,", "2027-01-02,放假,,", "第 3 行：2027-01-02 没有写节日名称"),
        ("2027-01-09,调休", "2027-01-08,调休", "第 5 行：2027-01-08 本来就是工作日"),
        ("date,kind", "day,kind", "第 1 行：缺少列 date"),
        (",某号通知", ",", "缺少放假通知文号"),
    ],
)
def test_a_fault_in_a_table_is_named_with_its_line(written, wrong, complaint):
    assert objections(CSV.replace(written, wrong))[0].startswith(complaint)


@pytest.mark.parametrize(
    ("written", "wrong", "complaint"),
    [
        ("[2027-01-09]", "[2027-01-08]", "第 7 行：2027-01-08 本来就是工作日"),
        ("[2027-01-09]", '["2027-01-09"]', "第 7 行：'2027-01-09' 不是日期"),
        ("[2027-01-09]", "3", "make_up 须为列表"),
        ("until = 2027-01-03", "until = 2026-01-03", "第 5 行：元旦起止日期不对"),
        ("until = 2027-01-03", "till = 2027-01-03", "第 5 行：元旦起止日期不对"),
        ("year = 2027", "", "缺少年份"),
        ("year = 2027", "year = 3027", "年份 3027 不对"),
        ("confirmed", "sure", "状态 status 须为"),
        ("2027-01-09", "2027-02-30", "不是有效的日历文件"),
    ],
)
def test_a_fault_in_toml_is_named(written, wrong, complaint):
    assert objections(TOML.replace(written, wrong))[0].startswith(complaint)


def test_all_faults_are_named_at_once():
    text = CSV.replace("2027-01-02,放假", "2027-01-02,休息").replace("2027-01-03", "周日")
    assert len(objections(text)) == 2


def test_a_table_without_days_is_refused():
    assert objections("date,kind,name,notice\n") == ["表中没有日期，请填写后再导入"]


def test_a_year_without_a_notice_has_the_statutory_days_of_fixed_date():
    calendar = load_calendar()
    assert isinstance(calendar.year(2030), Year)
    assert sorted({name for _, name in calendar.year(2030).off}) == ["元旦", "劳动节", "国庆节"]
