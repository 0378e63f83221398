"""What accounts agree and disagree on, who holds which place, what was predicted; all pure."""
