-- What the lists of a large register are read by.

-- Households by income.
CREATE INDEX "household_income_per_head_id_area_path_idx" ON "household"("income_per_head", "id", "area_path");

-- The last digits of a number, be they one or four: turned round they are a prefix, one range of an index. Partial, since Prisma's engine
-- cannot read a whole index of an expression; whatever is asked of the digits implies the condition.
DROP INDEX "person_id_number_last4_idx";
DROP INDEX "person_phone_last4_idx";
DROP INDEX "certificate_number_last4_idx";
CREATE INDEX "person_id_number_tail_idx" ON "person" (reverse("id_number_last4") text_pattern_ops)
  WHERE "id_number_last4" IS NOT NULL;
CREATE INDEX "person_phone_tail_idx" ON "person" (reverse("phone_last4") text_pattern_ops)
  WHERE "phone_last4" IS NOT NULL;
CREATE INDEX "certificate_number_tail_idx" ON "certificate" (reverse("number_last4") text_pattern_ops)
  WHERE "number_last4" IS NOT NULL;

-- The dead, of whom there are few beside the living.
CREATE INDEX "person_dead_idx" ON "person" ("id", "area_path") WHERE "died_on" IS NOT NULL AND "merged_into_id" IS NULL;

-- A search says nothing of the id, so an index of the rows with an id above nothing was of no use to it. What it does say, LIKE on
-- one of the three, implies this condition; there is one because Prisma's schema knows no index by trigrams and would drop a whole one.
DROP INDEX "area_search_idx";
DROP INDEX "institution_search_idx";
CREATE INDEX "area_search_idx" ON "area"
  USING gin ("name" gin_trgm_ops, "pinyin" gin_trgm_ops, "initials" gin_trgm_ops)
  WHERE "name" IS NOT NULL OR "pinyin" IS NOT NULL OR "initials" IS NOT NULL;
CREATE INDEX "institution_search_idx" ON "institution"
  USING gin ("name" gin_trgm_ops, "pinyin" gin_trgm_ops, "initials" gin_trgm_ops)
  WHERE "name" IS NOT NULL OR "pinyin" IS NOT NULL OR "initials" IS NOT NULL;

-- A column or an expression that is new is not known to the planner until somebody looks: it would take a rare mark for a common one.
ANALYZE "person", "certificate", "household";
