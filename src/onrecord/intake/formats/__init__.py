"""One module for each format that reports come in: bytes or text to parts."""
