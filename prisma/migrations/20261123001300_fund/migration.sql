-- A case may draw from several sources; advances are set off by later grants; commands on money are known by their keys; and no
-- transaction commits in which a fund's reservations, payments and advances are not what its accounts hold.

ALTER TABLE "reservation" ADD COLUMN "sent" BIGINT NOT NULL DEFAULT 0;
DROP INDEX "reservation_held_key";
CREATE UNIQUE INDEX "reservation_held_key" ON "reservation" ("case_id", coalesce("purpose_id", 0)) WHERE "status" = 'HELD';
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_sent_check" CHECK (
  "sent" BETWEEN 0 AND "amount" AND ("sent" = 0 OR "status" = 'HELD')
);

ALTER TABLE "payment"
  DROP COLUMN "reservation_id",
  DROP CONSTRAINT "payment_amount_check",
  ADD COLUMN "person_id" INTEGER,
  ADD COLUMN "programme" TEXT NOT NULL,
  ADD COLUMN "set_off" BIGINT NOT NULL DEFAULT 0,
  ADD CONSTRAINT "payment_amount_check" CHECK ("amount" >= 0 AND "set_off" >= 0 AND "amount" + "set_off" > 0);
-- What of each batch, and what waits for one.
CREATE INDEX "payment_ready_idx" ON "payment" ("fund_id", "id") WHERE "status" IN ('READY', 'FAILED');
CREATE INDEX "payment_area_idx" ON "payment" ("area_path", "id");

ALTER TABLE "bank_answer" ADD COLUMN "file_hash" CHAR(64) NOT NULL;
DROP INDEX "bank_answer_batch_id_line_idx";
CREATE UNIQUE INDEX "bank_answer_batch_id_file_hash_line_key" ON "bank_answer" ("batch_id", "file_hash", "line");
-- A payment that is sent again has another number at the bank, so an answer is final within its batch.
ALTER TABLE "bank_answer" ADD CONSTRAINT "bank_answer_paid_check" CHECK (("outcome" <> 'PAID') OR "paid_on" IS NOT NULL);

DROP INDEX "advance_payment_id_key";
CREATE UNIQUE INDEX "advance_of_payment_key" ON "advance" ("payment_id", coalesce("purpose_id", 0));

CREATE TABLE "payment_set_off" (
  "id" SERIAL NOT NULL,
  "payment_id" INTEGER NOT NULL,
  "advance_id" INTEGER NOT NULL,
  "amount" BIGINT NOT NULL,
  CONSTRAINT "payment_set_off_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "payment_set_off_amount_check" CHECK ("amount" > 0)
);
CREATE UNIQUE INDEX "payment_set_off_payment_id_advance_id_key" ON "payment_set_off" ("payment_id", "advance_id");
CREATE INDEX "payment_set_off_advance_id_idx" ON "payment_set_off" ("advance_id");
ALTER TABLE "payment_set_off"
  ADD CONSTRAINT "payment_set_off_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "payment_set_off_advance_id_fkey" FOREIGN KEY ("advance_id") REFERENCES "advance" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "fund_command" (
  "key" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "digest" CHAR(64) NOT NULL,
  "result" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "fund_command_pkey" PRIMARY KEY ("key")
);

-- What the books say beside what the accounts hold, for each fund and source; every row's two sums must agree.
CREATE VIEW "fund_sum" AS
WITH counted AS (
  SELECT fund_id, purpose_id, 'RESERVED'::"FundAccountKind" AS kind, sum(amount - sent) AS amount
    FROM reservation WHERE status = 'HELD' GROUP BY 1, 2
  UNION ALL
  SELECT fund_id, purpose_id, 'IN_PAYMENT', sum(sent) FROM reservation WHERE status = 'HELD' GROUP BY 1, 2
  UNION ALL
  SELECT fund_id, purpose_id, 'RECEIVABLE', sum(outstanding) FROM advance WHERE outstanding > 0 GROUP BY 1, 2
)
SELECT a.fund_id, a.purpose_id, a.kind, a.balance AS kept, coalesce(c.amount, 0)::bigint AS counted
  FROM fund_account a
  LEFT JOIN counted c ON c.fund_id = a.fund_id AND c.kind = a.kind AND c.purpose_id IS NOT DISTINCT FROM a.purpose_id
 WHERE a.kind IN ('RESERVED', 'IN_PAYMENT', 'RECEIVABLE');

CREATE TABLE "fund_touched" (
  "fund_id" INTEGER NOT NULL,
  "xact" BIGINT NOT NULL,
  CONSTRAINT "fund_touched_pkey" PRIMARY KEY ("fund_id", "xact")
);

CREATE FUNCTION touch_funds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fund_touched (fund_id, xact)
    SELECT DISTINCT fund_id, txid_current() FROM changed
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER touch_insert AFTER INSERT ON "fund_posting"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_funds();
CREATE TRIGGER touch_insert AFTER INSERT ON "reservation"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_funds();
CREATE TRIGGER touch_update AFTER UPDATE ON "reservation"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_funds();
CREATE TRIGGER touch_insert AFTER INSERT ON "payment"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_funds();
CREATE TRIGGER touch_update AFTER UPDATE ON "payment"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_funds();
CREATE TRIGGER touch_insert AFTER INSERT ON "advance"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_funds();
CREATE TRIGGER touch_update AFTER UPDATE ON "advance"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_funds();

-- Once a fund and transaction, when everything is written.
CREATE FUNCTION prove_fund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  DELETE FROM fund_touched WHERE fund_id = NEW.fund_id AND xact = NEW.xact;
  SELECT * INTO wrong FROM fund_sum WHERE fund_id = NEW.fund_id AND kept <> counted LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'fund % holds % as %, and the books say %', NEW.fund_id, wrong.kept, wrong.kind, wrong.counted
      USING ERRCODE = 'check_violation', TABLE = 'fund_account', CONSTRAINT = 'fund_sums_check';
  END IF;
  IF (SELECT coalesce(sum(amount), 0) FROM payment WHERE fund_id = NEW.fund_id AND status = 'SENT')
    <> (SELECT coalesce(sum(balance), 0) FROM fund_account WHERE fund_id = NEW.fund_id AND kind = 'IN_PAYMENT')
  THEN
    RAISE EXCEPTION 'the payments that fund % has sent are not what it has in payment', NEW.fund_id
      USING ERRCODE = 'check_violation', TABLE = 'payment', CONSTRAINT = 'fund_payments_check';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER prove AFTER INSERT ON "fund_touched"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION prove_fund();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "fund_command"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was sent to the bank or paid is not changed underneath: neither sum nor payee.
CREATE FUNCTION keep_sent_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.amount, NEW.set_off, NEW.payee_name, NEW.bank_name, NEW.bank_account_last4, NEW.case_id, NEW.fund_id)
    IS DISTINCT FROM (OLD.amount, OLD.set_off, OLD.payee_name, OLD.bank_name, OLD.bank_account_last4, OLD.case_id, OLD.fund_id)
  THEN
    RAISE EXCEPTION 'a payment that was sent is not changed' USING ERRCODE = 'restrict_violation',
      TABLE = 'payment', CONSTRAINT = 'payment_sent_kept';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_sent BEFORE UPDATE ON "payment"
  FOR EACH ROW WHEN (OLD.status IN ('SENT', 'PAID')) EXECUTE FUNCTION keep_sent_payment();
CREATE TRIGGER permanent BEFORE DELETE OR TRUNCATE ON "payment"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent BEFORE DELETE OR TRUNCATE ON "reservation"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent BEFORE DELETE OR TRUNCATE ON "advance"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
