-- What Prisma's schema cannot say: byte order of paths and keys, checks, partial indexes, append-only tables, and the
-- area's path kept on every row.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Byte order: «this area and below» is one range of an index, and a page continues where the last one ended, whatever
-- the locale of the server.
ALTER TABLE "area"
  ALTER COLUMN "path" TYPE text COLLATE "C",
  ALTER COLUMN "pinyin" TYPE text COLLATE "C",
  ALTER COLUMN "initials" TYPE text COLLATE "C";
ALTER TABLE "person"
  ALTER COLUMN "area_path" TYPE text COLLATE "C",
  ALTER COLUMN "pinyin" TYPE text COLLATE "C",
  ALTER COLUMN "initials" TYPE text COLLATE "C";
ALTER TABLE "institution"
  ALTER COLUMN "area_path" TYPE text COLLATE "C",
  ALTER COLUMN "pinyin" TYPE text COLLATE "C",
  ALTER COLUMN "initials" TYPE text COLLATE "C";
ALTER TABLE "household" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "certificate" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "certificate_event" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "home_visit_batch" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "user_account" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "api_key" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "import" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "person_merge" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "audit_entry" ALTER COLUMN "area_path" TYPE text COLLATE "C";

-- Areas -------------------------------------------------------------------------------------------------------------

ALTER TABLE "area"
  ADD CONSTRAINT "area_code_check" CHECK ("code" ~ '^[0-9]{12}$'),
  ADD CONSTRAINT "area_path_check" CHECK (
    CASE "level"
      WHEN 'DISTRICT' THEN "path" = left("code", 6) AND right("code", 6) = '000000'
      WHEN 'TOWN' THEN "path" = left("code", 9) AND right("code", 3) = '000' AND right("path", 3) <> '000'
      WHEN 'VILLAGE' THEN "path" = "code" AND right("code", 3) <> '000'
    END
  ),
  ADD CONSTRAINT "area_parent_check" CHECK (("level" = 'DISTRICT') = ("parent_id" IS NULL)),
  ADD CONSTRAINT "area_urban_rural_check" CHECK ("urban_rural" ~ '^[12][0-9]{2}$'),
  ADD CONSTRAINT "area_name_check" CHECK (btrim("name") <> '');

CREATE FUNCTION check_area_parent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent_path text;
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    SELECT path INTO parent_path FROM area WHERE id = NEW.parent_id FOR KEY SHARE;
    IF parent_path IS DISTINCT FROM left(NEW.path, length(NEW.path) - 3)
    THEN
      RAISE EXCEPTION 'area % does not lie in its parent', NEW.code
        USING ERRCODE = 'check_violation', CONSTRAINT = 'area_parent_path_check', TABLE = 'area';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER area_parent BEFORE INSERT OR UPDATE OF parent_id, path ON "area"
  FOR EACH ROW EXECUTE FUNCTION check_area_parent();

-- Whoever writes a row names its area; the path follows. The lock keeps a path from changing meanwhile.
CREATE FUNCTION keep_area_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An area that does not exist is refused by the foreign key a moment later.
  NEW.area_path := coalesce((SELECT path FROM area WHERE id = NEW.area_id FOR KEY SHARE), '');
  RETURN NEW;
END
$$;
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "person"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "household"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "certificate"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "institution"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "home_visit_batch"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "user_account"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "api_key"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "import"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();

CREATE FUNCTION cascade_area_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE person SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE household SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE certificate SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE institution SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE home_visit_batch SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE user_account SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE api_key SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE import SET area_path = NEW.path WHERE area_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER area_path_cascade AFTER UPDATE OF path ON "area"
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION cascade_area_path();

-- People ------------------------------------------------------------------------------------------------------------

-- A sealed value is at least its header of 29 bytes; a keyed hash is 32 bytes.
ALTER TABLE "person"
  ADD CONSTRAINT "person_name_check" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "person_id_number_check" CHECK (
    octet_length("id_number_enc") >= 29
    AND octet_length("id_number_hash") = 32
    AND ("erased_at" IS NOT NULL OR "id_number_last4" ~ '^[0-9]{3}[0-9X]$')
  ),
  ADD CONSTRAINT "person_phone_check" CHECK (
    num_nulls("phone_enc", "phone_hash", "phone_last4") IN (0, 3)
    AND octet_length("phone_enc") >= 29 AND octet_length("phone_hash") = 32
  ),
  ADD CONSTRAINT "person_guardian_phone_check" CHECK (
    num_nulls("guardian_phone_enc", "guardian_phone_last4") IN (0, 2) AND octet_length("guardian_phone_enc") >= 29
  ),
  ADD CONSTRAINT "person_bank_account_check" CHECK (
    num_nulls("bank_account_enc", "bank_account_last4") IN (0, 2) AND octet_length("bank_account_enc") >= 29
  ),
  ADD CONSTRAINT "person_birth_date_check" CHECK ("birth_date" BETWEEN DATE '1850-01-01' AND DATE '2199-12-31'),
  ADD CONSTRAINT "person_died_on_check" CHECK ("died_on" >= "birth_date"),
  ADD CONSTRAINT "person_ethnicity_check" CHECK ("ethnicity" ~ '^[0-9]{2}$'),
  ADD CONSTRAINT "person_relation_check" CHECK ("household_id" IS NOT NULL OR "relation_to_head" IS NULL),
  ADD CONSTRAINT "person_merged_check" CHECK ("merged_into_id" <> "id"),
  ADD CONSTRAINT "person_version_check" CHECK ("version" > 0);

CREATE UNIQUE INDEX "person_id_number_hash_key" ON "person" ("id_number_hash")
  WHERE "merged_into_id" IS NULL AND "erased_at" IS NULL;

-- Pages of the register by place, name, age and last change; the path is in each so that a row outside the reader's
-- area is skipped within the index.
CREATE INDEX "person_area_path_id_idx" ON "person" ("area_path", "id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "person_pinyin_id_area_path_idx" ON "person" ("pinyin", "id", "area_path")
  WHERE "merged_into_id" IS NULL;
CREATE INDEX "person_birth_date_id_area_path_idx" ON "person" ("birth_date", "id", "area_path")
  WHERE "merged_into_id" IS NULL;
CREATE INDEX "person_updated_at_id_area_path_idx" ON "person" ("updated_at", "id", "area_path")
  WHERE "merged_into_id" IS NULL;
CREATE INDEX "person_merged_into_id_idx" ON "person" ("merged_into_id") WHERE "merged_into_id" IS NOT NULL;

-- Search by any part of a name, its pinyin or the initials.
CREATE INDEX "person_search_idx" ON "person"
  USING gin ("name" gin_trgm_ops, "pinyin" gin_trgm_ops, "initials" gin_trgm_ops) WHERE "merged_into_id" IS NULL;
CREATE INDEX "area_search_idx" ON "area"
  USING gin ("name" gin_trgm_ops, "pinyin" gin_trgm_ops, "initials" gin_trgm_ops) WHERE "id" > 0;
CREATE INDEX "institution_search_idx" ON "institution"
  USING gin ("name" gin_trgm_ops, "pinyin" gin_trgm_ops, "initials" gin_trgm_ops) WHERE "id" > 0;

ALTER TABLE "household"
  ADD CONSTRAINT "household_income_check" CHECK ("income_per_head" >= 0),
  ADD CONSTRAINT "household_version_check" CHECK ("version" > 0);
ALTER TABLE "household_hardship"
  ADD CONSTRAINT "household_hardship_until_check" CHECK ("until" >= "since");
ALTER TABLE "person_merge"
  ADD CONSTRAINT "person_merge_two_check" CHECK ("kept_id" <> "merged_id"),
  ADD CONSTRAINT "person_merge_reason_check" CHECK (btrim("reason") <> '');

-- Certificates ------------------------------------------------------------------------------------------------------

ALTER TABLE "certificate"
  ADD CONSTRAINT "certificate_grade_check" CHECK ("grade" BETWEEN 1 AND 4),
  ADD CONSTRAINT "certificate_assessed_check" CHECK (
    "grade" IS NOT NULL OR "status" IN ('APPLIED', 'REJECTED', 'WITHDRAWN')
  ),
  ADD CONSTRAINT "certificate_number_check" CHECK (
    num_nulls("number_enc", "number_hash", "number_last4") IN (0, 3)
    AND octet_length("number_enc") >= 29
    AND octet_length("number_hash") = 32
    AND "number_last4" ~ '^[0-9][0-9X][1-7][1-4]$'
  ),
  ADD CONSTRAINT "certificate_in_force_check" CHECK (
    "status" NOT IN ('ISSUED', 'FROZEN', 'LOST')
    OR num_nulls("number_hash", "issued_on", "expires_on") = 0
  ),
  ADD CONSTRAINT "certificate_issued_check" CHECK (
    CASE
      WHEN "status" IN ('CANCELLED', 'REPLACED', 'TRANSFERRED_OUT') THEN num_nulls("issued_on", "expires_on") = 0
      WHEN "status" IN ('APPLIED', 'ASSESSED', 'REVIEWED', 'REJECTED', 'WITHDRAWN') THEN "issued_on" IS NULL
      ELSE true
    END
  ),
  -- The number says category and grade in its last two digits.
  ADD CONSTRAINT "certificate_number_says_check" CHECK (
    right("number_last4", 1) = "grade"::text
    AND substr("number_last4", 3, 1) = CASE "category"
      WHEN 'VISUAL' THEN '1'
      WHEN 'HEARING' THEN '2'
      WHEN 'SPEECH' THEN '3'
      WHEN 'PHYSICAL' THEN '4'
      WHEN 'INTELLECTUAL' THEN '5'
      WHEN 'MENTAL' THEN '6'
      WHEN 'MULTIPLE' THEN '7'
    END
  ),
  ADD CONSTRAINT "certificate_dates_check" CHECK (
    "expires_on" > "issued_on" AND "issued_on" >= "applied_on" AND "closed_on" >= "applied_on"
  ),
  ADD CONSTRAINT "certificate_closed_check" CHECK (
    ("closed_on" IS NOT NULL) = ("status" IN ('CANCELLED', 'REPLACED', 'TRANSFERRED_OUT', 'REJECTED', 'WITHDRAWN'))
  ),
  ADD CONSTRAINT "certificate_cancel_reason_check" CHECK (
    ("cancel_reason" IS NOT NULL) = ("status" = 'CANCELLED')
  ),
  ADD CONSTRAINT "certificate_previous_check" CHECK (
    "previous_id" <> "id" AND ("previous_id" IS NOT NULL OR "kind" IN ('FIRST', 'TRANSFER_IN'))
  ),
  ADD CONSTRAINT "certificate_counties_check" CHECK (
    "accepting_county" ~ '^[0-9]{6}$' AND "issuing_county" ~ '^[0-9]{6}$' AND "transfer_county" ~ '^[0-9]{6}$'
  ),
  ADD CONSTRAINT "certificate_version_check" CHECK ("version" > 0);

-- At most one certificate in force and one application under way a person; no number in force twice; one successor.
CREATE UNIQUE INDEX "certificate_in_force_key" ON "certificate" ("person_id")
  WHERE "status" IN ('ISSUED', 'FROZEN', 'LOST');
CREATE UNIQUE INDEX "certificate_under_way_key" ON "certificate" ("person_id")
  WHERE "status" IN ('APPLIED', 'ASSESSED', 'REVIEWED');
CREATE UNIQUE INDEX "certificate_number_in_force_key" ON "certificate" ("number_hash")
  WHERE "status" IN ('ISSUED', 'FROZEN', 'LOST');
CREATE UNIQUE INDEX "certificate_successor_key" ON "certificate" ("previous_id")
  WHERE "status" NOT IN ('REJECTED', 'WITHDRAWN');

ALTER TABLE "assessment"
  ADD CONSTRAINT "assessment_grade_check" CHECK ("grade" BETWEEN 1 AND 4),
  ADD CONSTRAINT "assessment_onset_age_check" CHECK ("onset_age" BETWEEN 0 AND 130),
  ADD CONSTRAINT "assessment_diagnosis_check" CHECK (octet_length("diagnosis_enc") >= 29);
ALTER TABLE "assessment_part"
  ADD CONSTRAINT "assessment_part_grade_check" CHECK ("grade" BETWEEN 1 AND 4),
  ADD CONSTRAINT "assessment_part_category_check" CHECK ("category" <> 'MULTIPLE');

-- Institutions, imports, access -------------------------------------------------------------------------------------

ALTER TABLE "institution" ADD CONSTRAINT "institution_capacity_check" CHECK ("capacity" >= 0);
ALTER TABLE "institution_stay" ADD CONSTRAINT "institution_stay_left_on_check" CHECK ("left_on" >= "admitted_on");

ALTER TABLE "import"
  ADD CONSTRAINT "import_rows_check" CHECK (
    "file_size" >= 0 AND "total_rows" >= 0 AND "checked_rows" >= 0 AND "written_rows" >= 0
  ),
  ADD CONSTRAINT "import_file_hash_check" CHECK ("file_hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_number_check" CHECK ("row_number" > 0);

ALTER TABLE "user_account" ADD CONSTRAINT "user_account_username_check" CHECK (btrim("username") <> '');
ALTER TABLE "session"
  ADD CONSTRAINT "session_token_hash_check" CHECK (octet_length("token_hash") = 32),
  ADD CONSTRAINT "session_expires_at_check" CHECK ("expires_at" > "created_at");
ALTER TABLE "api_key"
  ADD CONSTRAINT "api_key_hash_check" CHECK (octet_length("key_hash") = 32),
  ADD CONSTRAINT "api_key_quota_check" CHECK ("daily_quota" > 0 AND "used_count" >= 0);

-- Append-only -------------------------------------------------------------------------------------------------------

ALTER TABLE "audit_entry"
  ADD CONSTRAINT "audit_entry_place_check" CHECK ("shard" BETWEEN 0 AND 7 AND "seq" > 0),
  ADD CONSTRAINT "audit_entry_hash_check" CHECK (octet_length("hash") = 32 AND octet_length("prev_hash") = 32);
ALTER TABLE "audit_head"
  ADD CONSTRAINT "audit_head_check" CHECK ("shard" BETWEEN 0 AND 7 AND "seq" >= 0 AND octet_length("hash") = 32);

INSERT INTO "audit_head" ("shard", "seq", "hash")
  SELECT shard, 0, decode(repeat('00', 32), 'hex') FROM generate_series(0, 7) AS shard;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_TABLE_NAME || '_append_only';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent BEFORE DELETE OR TRUNCATE ON "audit_head"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
