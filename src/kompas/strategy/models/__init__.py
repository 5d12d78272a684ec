"""The nouns of strategy, one file each."""

from kompas.strategy.models.challenge import Challenge, ChallengeAnswer
from kompas.strategy.models.citizens import CitizenEdition, CitizenText
from kompas.strategy.models.comment import CommentReply, CommentRequest
from kompas.strategy.models.framing import FramingSite
from kompas.strategy.models.ground import Ground, GroundLink
from kompas.strategy.models.identities import Commitment, CommitmentLink, FocusArea, Stakeholder
from kompas.strategy.models.imports import DocumentImport, ImportPage, ImportStep, ReadingDesk
from kompas.strategy.models.kinds import KINDS, PartKind, kind_of
from kompas.strategy.models.origin import Origin, WordingOrigin
from kompas.strategy.models.parents import OutsidePolicy, ParentLink, ToldParent
from kompas.strategy.models.revision import TEXTS, Revision
from kompas.strategy.models.strategy import Strategy
from kompas.strategy.models.succession import Succession, SuccessionAnswer, SuccessionDecision, SuccessionLink
from kompas.strategy.models.texts import (
    CommitmentText,
    Criterion,
    FocusAreaText,
    Part,
    Source,
    StakeholderText,
    StatedGoal,
    Value,
)

__all__ = [
    "KINDS",
    "TEXTS",
    "Challenge",
    "ChallengeAnswer",
    "CitizenEdition",
    "CitizenText",
    "CommentReply",
    "CommentRequest",
    "Commitment",
    "CommitmentLink",
    "CommitmentText",
    "Criterion",
    "DocumentImport",
    "FocusArea",
    "FocusAreaText",
    "FramingSite",
    "Ground",
    "GroundLink",
    "ImportPage",
    "ImportStep",
    "Origin",
    "OutsidePolicy",
    "ParentLink",
    "Part",
    "PartKind",
    "ReadingDesk",
    "Revision",
    "Source",
    "Stakeholder",
    "StakeholderText",
    "StatedGoal",
    "Strategy",
    "Succession",
    "SuccessionAnswer",
    "SuccessionDecision",
    "SuccessionLink",
    "ToldParent",
    "Value",
    "WordingOrigin",
    "kind_of",
]
