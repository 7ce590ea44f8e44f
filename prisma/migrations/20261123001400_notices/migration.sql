-- Public notices and objections: what whoever objected is told, and what follows a case by itself.

ALTER TABLE "objection" ADD COLUMN "reply" TEXT;

ALTER TABLE "objection"
  ADD CONSTRAINT "objection_sealed_check" CHECK (
    octet_length("text_enc") >= 29 AND octet_length("name_enc") >= 29 AND octet_length("contact_enc") >= 29
  ),
  ADD CONSTRAINT "objection_receipt_check" CHECK ("receipt" ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  ADD CONSTRAINT "objection_told_check" CHECK ("status" <> 'OPEN' OR num_nonnulls("findings", "told_on", "reply") = 0),
  ADD CONSTRAINT "objection_version_check" CHECK ("version" > 0);
ALTER TABLE "public_notice"
  ADD CONSTRAINT "public_notice_slug_check" CHECK ("slug" ~ '^[A-Za-z0-9_-]{16,64}$'),
  ADD CONSTRAINT "public_notice_content_check" CHECK (jsonb_typeof("content") = 'object');

-- The public list: the latest first, of what is posted and what ended lately.
CREATE INDEX "public_notice_list_idx" ON "public_notice" ("posted_on" DESC, "id" DESC) WHERE "status" <> 'WITHDRAWN';

-- An objection is handled where its case is now.
CREATE FUNCTION objections_follow_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE objection SET area_path = NEW.area_path
    WHERE notice_id IN (SELECT id FROM public_notice WHERE case_id = NEW.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER objections_follow AFTER UPDATE OF area_id, area_path ON "case_file"
  FOR EACH ROW WHEN (OLD.area_path IS DISTINCT FROM NEW.area_path) EXECUTE FUNCTION objections_follow_case();

-- Of a case that came to nothing nothing stays public, whichever way it ended.
CREATE FUNCTION notices_end_with_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public_notice SET status = 'WITHDRAWN', ended_on = coalesce(ended_on, NEW.closed_on)
    WHERE case_id = NEW.id AND status <> 'WITHDRAWN';
  RETURN NULL;
END
$$;
CREATE TRIGGER notices_end AFTER UPDATE OF status ON "case_file"
  FOR EACH ROW WHEN (NEW.status IN ('REJECTED', 'WITHDRAWN', 'TERMINATED') AND OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION notices_end_with_case();
