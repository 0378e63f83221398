"""How a claim stands by what people said of it, in queries that join `ReviewedRow`."""

from sqlalchemy import false, func

from onrecord.archive.models import ClaimRow
from onrecord.archive.review_models import ReviewedRow

AS_REVIEWED = func.coalesce(ReviewedRow.published, ClaimRow.published)  # as people corrected it
STANDS = func.coalesce(ReviewedRow.rejected, false()) == false()  # nobody rejected it
CORRECTED = ReviewedRow.published.is_not(None)
