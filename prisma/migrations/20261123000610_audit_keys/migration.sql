-- Each link of the audit trail names the key of its hash, so that a new key can be taken up without touching what is written.
ALTER TABLE "audit_entry" ADD COLUMN "key_id" SMALLINT NOT NULL DEFAULT 1;
