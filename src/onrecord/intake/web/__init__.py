"""How pages are asked for: within limits, from public addresses, and politely."""
