"""From a reading to claims: one module for each question, each a function of its own."""
