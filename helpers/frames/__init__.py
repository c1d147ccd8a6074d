"""Generic frames: the questions of the instrument, what coders answered, and words that often go with a frame."""

from helpers.frames.coding import ANSWERS, CANNOT_TELL, NO, YES, FrameCoding, frame_mean, is_complete, item_ratings
from helpers.frames.instrument import Frame, FrameItem, find_frame, instrument_source, load_frames
from helpers.frames.triggers import LISTS, Trigger, find_triggers

__all__ = [
    "ANSWERS",
    "CANNOT_TELL",
    "LISTS",
    "NO",
    "YES",
    "Frame",
    "FrameCoding",
    "FrameItem",
    "Trigger",
    "find_frame",
    "find_triggers",
    "frame_mean",
    "instrument_source",
    "is_complete",
    "item_ratings",
    "load_frames",
]
