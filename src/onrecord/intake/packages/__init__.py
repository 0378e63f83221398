"""Data packages that onrecord wrote with texts, from anybody: what they keep, checked."""

from onrecord.intake.packages.package import Package, package_at

__all__ = ["Package", "package_at"]
