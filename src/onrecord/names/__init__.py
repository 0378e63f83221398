"""Look-ups only: places, actors and the words of the calendar."""
