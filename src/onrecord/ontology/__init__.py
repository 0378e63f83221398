"""The words that claims are written in: event types, stances, measures, kinds and their cues."""
