"""What a machine can prove of the office: facts gathered, letters and acts whole."""

from proposals.desk.checkup.run import office
from workflows.checks import Checked

__all__ = ["Checked", "office"]
