-- Who corrected to whom a payment goes: the batch that sends it is checked by another.

ALTER TABLE "payment" ADD COLUMN "payee_by_id" INTEGER;
