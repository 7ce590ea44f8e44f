-- What Prisma's schema cannot say of casework and funds: paths that follow their areas and people, checks, partial indexes,
-- append-only tables, and balances that are kept with every posting.

ALTER TABLE "case_file"
  ALTER COLUMN "area_path" TYPE text COLLATE "C",
  ALTER COLUMN "home_path" TYPE text COLLATE "C";
ALTER TABLE "case_event" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "case_task" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "public_notice" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "objection" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "fund" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "payment" ALTER COLUMN "area_path" TYPE text COLLATE "C";
ALTER TABLE "advance" ALTER COLUMN "area_path" TYPE text COLLATE "C";

CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "case_file"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "public_notice"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();
CREATE TRIGGER area_path BEFORE INSERT OR UPDATE OF area_id, area_path ON "fund"
  FOR EACH ROW EXECUTE FUNCTION keep_area_path();

CREATE OR REPLACE FUNCTION cascade_area_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE person SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE household SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE certificate SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE institution SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE home_visit_batch SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE user_account SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE api_key SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE import SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE case_file SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE public_notice SET area_path = NEW.path WHERE area_id = NEW.id;
  UPDATE fund SET area_path = NEW.path WHERE area_id = NEW.id;
  RETURN NULL;
END
$$;

-- Access follows the person: a move takes their cases along, and what belongs to the cases.
CREATE FUNCTION cases_follow_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE case_file SET area_id = NEW.area_id WHERE person_id = NEW.id AND area_id <> NEW.area_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER cases_follow AFTER UPDATE OF area_id ON "person"
  FOR EACH ROW WHEN (OLD.area_id IS DISTINCT FROM NEW.area_id) EXECUTE FUNCTION cases_follow_person();

CREATE FUNCTION parts_follow_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE case_task SET area_path = NEW.area_path WHERE case_id = NEW.id;
  UPDATE payment SET area_path = NEW.area_path WHERE case_id = NEW.id;
  UPDATE advance SET area_path = NEW.area_path WHERE case_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER parts_follow AFTER UPDATE OF area_id, area_path ON "case_file"
  FOR EACH ROW WHEN (OLD.area_path IS DISTINCT FROM NEW.area_path) EXECUTE FUNCTION parts_follow_case();

-- Cases -------------------------------------------------------------------------------------------------------------

ALTER TABLE "case_file"
  ADD CONSTRAINT "case_file_for_whom_check" CHECK (num_nonnulls("person_id", "household_id", "institution_id") > 0),
  ADD CONSTRAINT "case_file_stage_check" CHECK ("stage" ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  ADD CONSTRAINT "case_file_programme_check" CHECK ("programme" ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  ADD CONSTRAINT "case_file_amounts_check" CHECK ("requested_amount" >= 0 AND "decided_amount" >= 0),
  ADD CONSTRAINT "case_file_sealed_check" CHECK (octet_length("sealed_details") >= 29),
  ADD CONSTRAINT "case_file_closed_check" CHECK (
    ("closed_on" IS NOT NULL) = ("status" IN ('CLOSED', 'REJECTED', 'WITHDRAWN', 'TERMINATED'))
  ),
  ADD CONSTRAINT "case_file_submitted_check" CHECK (
    "submitted_on" IS NOT NULL OR "status" IN ('DRAFT', 'WITHDRAWN')
  ),
  ADD CONSTRAINT "case_file_returned_check" CHECK (("returned_from" IS NOT NULL) = ("status" = 'RETURNED')),
  ADD CONSTRAINT "case_file_turn_check" CHECK ("closed_on" IS NULL OR num_nonnulls("waits_for", "due_on") = 0),
  ADD CONSTRAINT "case_file_four_eyes_check" CHECK (
    "decided_by_id" IS DISTINCT FROM "filed_by_id" AND "decided_by_id" IS DISTINCT FROM "reviewed_by_id"
    OR "decided_by_id" IS NULL
  ),
  ADD CONSTRAINT "case_file_version_check" CHECK ("version" > 0);

-- The queue of whoever's turn it is; lists of a programme; the old town's closed cases.
CREATE INDEX "case_file_turn_idx" ON "case_file" ("waits_for", "due_on", "id", "area_path") WHERE "closed_on" IS NULL;
CREATE INDEX "case_file_programme_idx" ON "case_file" ("programme", "id", "area_path", "status");
CREATE INDEX "case_file_programme_status_idx" ON "case_file" ("programme", "status", "id", "area_path");
CREATE INDEX "case_file_area_idx" ON "case_file" ("area_path", "id");
CREATE INDEX "case_file_home_idx" ON "case_file" ("home_path", "id") WHERE "home_path" <> "area_path";
CREATE INDEX "case_file_assignee_idx" ON "case_file" ("assignee_id", "due_on", "id") WHERE "assignee_id" IS NOT NULL AND "closed_on" IS NULL;

ALTER TABLE "case_event" ADD CONSTRAINT "case_event_reason_check" CHECK (btrim("reason") <> '');
ALTER TABLE "stored_file"
  ADD CONSTRAINT "stored_file_hash_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "stored_file_size_check" CHECK ("size" > 0);
ALTER TABLE "public_notice"
  ADD CONSTRAINT "public_notice_days_check" CHECK ("last_day" >= "posted_on" + 3),
  ADD CONSTRAINT "public_notice_ended_check" CHECK (("ended_on" IS NULL) = ("status" = 'POSTED'));
CREATE UNIQUE INDEX "public_notice_posted_key" ON "public_notice" ("case_id") WHERE "status" = 'POSTED';
ALTER TABLE "objection"
  ADD CONSTRAINT "objection_decided_check" CHECK (
    CASE "status" WHEN 'OPEN' THEN "decided_at" IS NULL ELSE num_nulls("decided_at", "findings") = 0 END
  );
CREATE INDEX "objection_open_idx" ON "objection" ("area_path", "id") WHERE "status" = 'OPEN';
CREATE INDEX "case_task_turn_idx" ON "case_task" ("waits_for", "due_on", "id", "area_path") WHERE "done_on" IS NULL;
ALTER TABLE "case_counter" ADD CONSTRAINT "case_counter_check" CHECK ("last" >= 0);
ALTER TABLE "programme_policy" ADD CONSTRAINT "programme_policy_version_check" CHECK ("version" > 0);
CREATE UNIQUE INDEX "programme_policy_from_key" ON "programme_policy" ("programme", "effective_from")
  WHERE "published_at" IS NOT NULL;

-- A published policy is kept as decisions used it.
CREATE FUNCTION keep_published_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published policy is not changed' USING ERRCODE = 'restrict_violation',
    TABLE = 'programme_policy', CONSTRAINT = 'programme_policy_published';
END
$$;
CREATE TRIGGER published BEFORE UPDATE OR DELETE ON "programme_policy"
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION keep_published_policy();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "case_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Funds -------------------------------------------------------------------------------------------------------------

CREATE UNIQUE INDEX "fund_account_key" ON "fund_account" ("fund_id", "kind", coalesce("purpose_id", 0));
ALTER TABLE "fund_account" ADD CONSTRAINT "fund_account_balance_check" CHECK (
  CASE WHEN "kind" IN ('BUDGET', 'DONATION', 'INTEREST') THEN "balance" <= 0 ELSE "balance" >= 0 END
);
ALTER TABLE "fund_posting"
  ADD CONSTRAINT "fund_posting_amount_check" CHECK ("amount" > 0),
  ADD CONSTRAINT "fund_posting_two_check" CHECK ("from_id" <> "to_id");
ALTER TABLE "fund"
  ADD CONSTRAINT "fund_bank_account_check" CHECK (octet_length("bank_account_enc") >= 29),
  ADD CONSTRAINT "fund_version_check" CHECK ("version" > 0);
ALTER TABLE "reservation"
  ADD CONSTRAINT "reservation_amount_check" CHECK ("amount" > 0),
  ADD CONSTRAINT "reservation_ended_check" CHECK (("ended_at" IS NULL) = ("status" = 'HELD'));
CREATE UNIQUE INDEX "reservation_held_key" ON "reservation" ("case_id") WHERE "status" = 'HELD';
ALTER TABLE "payment"
  ADD CONSTRAINT "payment_amount_check" CHECK ("amount" > 0),
  ADD CONSTRAINT "payment_batch_check" CHECK ("batch_id" IS NOT NULL OR "status" IN ('READY', 'CANCELLED')),
  ADD CONSTRAINT "payment_paid_check" CHECK (("paid_on" IS NOT NULL) = ("status" = 'PAID')),
  ADD CONSTRAINT "payment_account_check" CHECK (octet_length("bank_account_enc") >= 29),
  ADD CONSTRAINT "payment_version_check" CHECK ("version" > 0);
CREATE UNIQUE INDEX "payment_of_case_key" ON "payment" ("case_id") WHERE "status" <> 'CANCELLED' AND "case_id" IS NOT NULL;
ALTER TABLE "payment_batch"
  ADD CONSTRAINT "payment_batch_figures_check" CHECK ("count" >= 0 AND "total" >= 0),
  ADD CONSTRAINT "payment_batch_four_eyes_check" CHECK ("checked_by_id" <> "created_by_id"),
  ADD CONSTRAINT "payment_batch_checked_check" CHECK ("status" IN ('OPEN', 'DISCARDED') OR "checked_by_id" IS NOT NULL);
CREATE UNIQUE INDEX "bank_answer_final_key" ON "bank_answer" ("batch_id", "payment_number") WHERE "outcome" IN ('PAID', 'FAILED');
ALTER TABLE "advance"
  ADD CONSTRAINT "advance_amounts_check" CHECK ("amount" > 0 AND "outstanding" BETWEEN 0 AND "amount"),
  ADD CONSTRAINT "advance_settled_check" CHECK (("settled_on" IS NOT NULL) = ("outstanding" = 0));
ALTER TABLE "fund_budget"
  ADD CONSTRAINT "fund_budget_amounts_check" CHECK ("population" >= 0 AND "per_head" >= 0 AND "amount" >= 0);

-- Both accounts of a posting belong to the fund of its entry, and their balances move with it. Whoever posts has locked the
-- accounts in the order of their ids.
CREATE FUNCTION post() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_fund int;
BEGIN
  SELECT fund_id INTO of_fund FROM fund_entry WHERE id = NEW.entry_id;
  IF of_fund IS DISTINCT FROM NEW.fund_id
    OR (SELECT count(*) FROM fund_account WHERE id IN (NEW.from_id, NEW.to_id) AND fund_id = NEW.fund_id) <> 2
  THEN
    RAISE EXCEPTION 'a posting stays within its fund' USING ERRCODE = 'check_violation',
      TABLE = 'fund_posting', CONSTRAINT = 'fund_posting_one_fund_check';
  END IF;
  UPDATE fund_account SET balance = balance - NEW.amount WHERE id = NEW.from_id;
  UPDATE fund_account SET balance = balance + NEW.amount WHERE id = NEW.to_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER post AFTER INSERT ON "fund_posting" FOR EACH ROW EXECUTE FUNCTION post();

-- A balance moves by postings alone.
CREATE FUNCTION balance_by_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'a balance moves by postings alone' USING ERRCODE = 'restrict_violation',
      TABLE = 'fund_account', CONSTRAINT = 'fund_account_by_posting';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER by_posting BEFORE UPDATE ON "fund_account" FOR EACH ROW EXECUTE FUNCTION balance_by_posting();
CREATE FUNCTION account_starts_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.balance := 0;
  RETURN NEW;
END
$$;
CREATE TRIGGER starts_empty BEFORE INSERT ON "fund_account" FOR EACH ROW EXECUTE FUNCTION account_starts_empty();

-- An entry without postings moves nothing and is refused at the commit.
CREATE FUNCTION entry_has_postings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM fund_posting WHERE entry_id = NEW.id) THEN
    RAISE EXCEPTION 'entry % has no posting', NEW.id USING ERRCODE = 'check_violation',
      TABLE = 'fund_entry', CONSTRAINT = 'fund_entry_postings_check';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER has_postings AFTER INSERT ON "fund_entry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_has_postings();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "fund_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "fund_posting"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_answer"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent BEFORE DELETE OR TRUNCATE ON "fund_account"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
