-- Search households by any part of the address. Partial, as Prisma's schema cannot say it; LIKE itself implies the condition.
CREATE INDEX "household_search_idx" ON "household" USING gin ("address" gin_trgm_ops) WHERE "address" IS NOT NULL;
