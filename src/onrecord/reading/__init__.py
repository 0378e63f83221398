"""From a report to what stands in it: sentences, tokens, quotations, names, numbers and times."""
