-- A fund's reports read its postings between two days from the index alone.
CREATE INDEX "fund_posting_day_idx" ON "fund_posting" ("fund_id", "booked_on", "entry_id", "from_id", "to_id", "amount");

-- A fund's entries, newest first; what was appropriated of a year's budget.
CREATE INDEX "fund_entry_fund_idx" ON "fund_entry" ("fund_id", "id");
CREATE INDEX "fund_entry_budget_idx" ON "fund_entry" ("fund_id", "budget_year") WHERE "budget_year" IS NOT NULL;

-- Payments by their amount.
CREATE INDEX "payment_amount_idx" ON "payment" ("amount", "id", "area_path");

-- The tabs of the list of cases are counted from the index alone, the row rule included.
DROP INDEX "case_file_status_idx";
CREATE INDEX "case_file_status_idx" ON "case_file" ("status", "area_path", "programme", "closed_on", "home_path");
