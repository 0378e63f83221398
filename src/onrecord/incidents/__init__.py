"""From accounts to incidents: origins, candidates, comparison, grouping, explanation; all pure."""
