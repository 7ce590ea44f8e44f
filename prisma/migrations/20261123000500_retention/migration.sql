-- CreateTable
CREATE TABLE "retention_keep" (
    "person_id" INTEGER NOT NULL,
    "until" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_keep_pkey" PRIMARY KEY ("person_id")
);

-- Whose time is over is found by the day of a death or of an end, of which there are few.
CREATE INDEX "person_died_on_idx" ON "person" ("died_on", "id") WHERE "died_on" IS NOT NULL;
CREATE INDEX "certificate_closed_on_idx" ON "certificate" ("closed_on", "person_id") WHERE "closed_on" IS NOT NULL;
