-- The orders of the list of cases, each one range of an index: the last changed, the soonest due, the largest.
CREATE INDEX "case_file_updated_idx" ON "case_file" ("updated_at", "id", "area_path");
CREATE INDEX "case_file_due_idx" ON "case_file" ("due_on", "id", "area_path") WHERE "due_on" IS NOT NULL;
CREATE INDEX "case_file_amount_idx" ON "case_file" ("requested_amount", "id", "area_path") WHERE "requested_amount" IS NOT NULL;

-- The tabs of the list count each status of an area.
CREATE INDEX "case_file_status_idx" ON "case_file" ("status", "area_path");
