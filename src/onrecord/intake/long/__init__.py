"""Long pages: live blogs and situation reports, split into their dated items."""
