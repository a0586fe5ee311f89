"""Who acts: the roles, the kinds of proposers and of handling units."""

from workflows.terms.term import Term


class Role(Term):
    """In whose capacity somebody acts."""

    MEMBER = "member", "委员"
    ORG_PROPOSER = "org_proposer", "集体提案者"
    CONVENOR = "convenor", "界别召集人"
    CLERK = "clerk", "提案委办公室"
    REVIEWER = "reviewer", "审查组成员"
    COMMITTEE_HEAD = "committee_head", "提案委主任"
    CHAIR = "chair", "主席"
    VICE_CHAIR = "vice_chair", "副主席"
    SEC_GENERAL = "sec_general", "秘书长"
    COMMITTEE_OFFICE = "committee_office", "专委会"
    ASSIGNER = "assigner", "交办机关"
    UNIT_OFFICE = "unit_office", "承办单位办公室"
    UNIT_HANDLER = "unit_handler", "经办人"
    UNIT_LEADER = "unit_leader", "承办单位领导"
    CO_UNIT = "co_unit", "会办单位"
    AUDITOR = "auditor", "审计"
    SYSADMIN = "sysadmin", "系统管理员"
    PUBLIC = "public", "公众"
    CLOCK = "clock", "系统时钟"


class ProposerKind(Term):
    """In whose name a proposal is made."""

    INDIVIDUAL = "individual", "委员提案"
    JOINT = "joint", "联名提案"
    PARTY = "party", "党派提案"
    PEOPLE_ORG = "people_org", "团体提案"
    SECTOR = "sector", "界别提案"
    GROUP = "group", "小组提案"
    SPECIAL_COMMITTEE = "special_committee", "专委会提案"

    @property
    def is_organisation(self) -> bool:
        """Made by a party, an organisation or a special committee."""
        return self in {self.PARTY, self.PEOPLE_ORG, self.SPECIAL_COMMITTEE}

    @property
    def is_collective(self) -> bool:
        """Made in the name of a body (集体提案)."""
        return self.is_organisation or self in {self.SECTOR, self.GROUP}


class SignatureRole(Term):
    """How a person's name stands under a proposal."""

    FIRST = "first", "第一提案人"
    COSIGNER = "cosigner", "联名人"
    DRAFTER = "drafter", "执笔人"
    SIGNATORY = "signatory", "负责人"
    CONVENOR = "convenor", "召集人"


class SignatureAnswer(Term):
    """What the invited person said."""

    INVITED = "invited", "待确认"
    CONFIRMED = "confirmed", "已确认"
    DECLINED = "declined", "已谢绝"
    LEFT = "left", "已退出"


class MemberStatus(Term):
    """Whether a member is in office."""

    IN_OFFICE = "in_office", "在职"
    RESIGNED = "resigned", "请辞"
    REMOVED = "removed", "撤职"
    VACATED = "vacated", "出缺"


class UnitKind(Term):
    """To which system a handling unit belongs; it decides who assigns."""

    GOVERNMENT = "government", "政府"
    PARTY = "party", "党群"
    NPC = "npc", "人大"
    CPPCC = "cppcc", "政协"
    COURT = "court", "法院"
    PROCURATORATE = "procuratorate", "检察院"
    STREET = "street", "街道"
    TOWN = "town", "乡镇"
    UTILITY = "utility", "公用企业"
    OTHER = "other", "其他"


class UnitRole(Term):
    """The part a unit plays in one proposal."""

    SOLE = "sole", "独办"
    LEAD = "lead", "主办"
    CO = "co", "会办"
    SPLIT = "split", "分办"

    @property
    def answers(self) -> bool:
        """Whether this unit replies to the proposer; a 会办 unit answers the lead."""
        return self is not self.CO


class Rank(Term):
    """The rank that signs a reply or meets a proposer."""

    HANDLER = "handler", "经办人"
    OFFICE_HEAD = "office_head", "科室负责人"
    DEPUTY_LEADER = "deputy_leader", "分管领导"
    MAIN_LEADER = "main_leader", "主要负责人"

    def reaches(self, asked: "Rank") -> bool:
        """Whether this rank is at least the one asked for."""
        order = list(Rank)
        return order.index(self) >= order.index(asked)
