-- A certificate's number begins with its holder's ID number. Where that was corrected after the issue, the two disagree until
-- the certificate is reissued.
ALTER TABLE "certificate" ADD COLUMN "number_disagrees" BOOLEAN NOT NULL DEFAULT false;

-- What was corrected before today can be told as far as the last characters in the clear differ.
UPDATE "certificate" c SET "number_disagrees" = true FROM "person" p
 WHERE p."id" = c."person_id" AND c."status" IN ('ISSUED', 'FROZEN', 'LOST') AND p."erased_at" IS NULL
   AND left(c."number_last4", 2) <> right(p."id_number_last4", 2);

CREATE INDEX "certificate_number_disagrees_idx" ON "certificate" ("id") WHERE "number_disagrees";
