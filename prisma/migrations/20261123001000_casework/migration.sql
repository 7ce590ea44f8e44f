-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('DRAFT', 'TOWN_REVIEW', 'TOWN_SIGNATURE', 'PUBLIC_NOTICE', 'DISTRICT_REVIEW', 'LEADER_SIGN_OFF', 'APPROVED', 'IN_PROGRESS', 'DELIVERED', 'PAID', 'CLOSED', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'TERMINATED');

-- CreateEnum
CREATE TYPE "DocumentForm" AS ENUM ('ORIGINAL', 'STAMPED_COPY');

-- CreateEnum
CREATE TYPE "NoticeStatus" AS ENUM ('POSTED', 'ENDED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ObjectionStatus" AS ENUM ('OPEN', 'DISMISSED', 'UPHELD');

-- CreateEnum
CREATE TYPE "ObjectionChannel" AS ENUM ('PUBLIC_PAGE', 'PHONE', 'IN_PERSON', 'LETTER');

-- CreateEnum
CREATE TYPE "FundAccountKind" AS ENUM ('BUDGET', 'DONATION', 'INTEREST', 'AVAILABLE', 'RESERVED', 'IN_PAYMENT', 'RECEIVABLE', 'GRANTED', 'SUBSIDISED', 'PURCHASED', 'WRITTEN_OFF');

-- CreateEnum
CREATE TYPE "FundEntryKind" AS ENUM ('APPROPRIATION', 'DONATION', 'INTEREST', 'RESERVE', 'RELEASE', 'SEND', 'PAY', 'FAIL', 'REPAY', 'SET_OFF', 'WRITE_OFF', 'PURCHASE', 'REVERSAL');

-- CreateEnum
CREATE TYPE "ReservationStatus" AS ENUM ('HELD', 'RELEASED', 'SPENT');

-- CreateEnum
CREATE TYPE "PaymentStatus" AS ENUM ('READY', 'BATCHED', 'SENT', 'PAID', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "PaymentUse" AS ENUM ('GRANT', 'ADVANCE', 'SUBSIDY', 'PURCHASE');

-- CreateEnum
CREATE TYPE "PayeeKind" AS ENUM ('PERSON', 'HOSPITAL', 'OTHER');

-- CreateEnum
CREATE TYPE "BatchStatus" AS ENUM ('OPEN', 'CHECKED', 'EXPORTED', 'RECONCILED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "BankAnswerOutcome" AS ENUM ('PAID', 'FAILED', 'UNKNOWN', 'DIFFERS', 'REPEATED');

-- CreateTable
CREATE TABLE "case_file" (
    "id" SERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "status" "CaseStatus" NOT NULL DEFAULT 'DRAFT',
    "stage" TEXT NOT NULL,
    "person_id" INTEGER,
    "household_id" INTEGER,
    "institution_id" INTEGER,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "home_path" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "sealed_details" BYTEA,
    "records" JSONB NOT NULL DEFAULT '{}',
    "requested_amount" BIGINT,
    "decided_amount" BIGINT,
    "calculation" JSONB,
    "policy_version" INTEGER,
    "submitted_on" DATE,
    "decided_on" DATE,
    "closed_on" DATE,
    "due_on" DATE,
    "days_left" SMALLINT,
    "returned_from" TEXT,
    "waits_for" "Role",
    "assignee_id" INTEGER,
    "filed_by_id" INTEGER,
    "reviewed_by_id" INTEGER,
    "decided_by_id" INTEGER,
    "created_by_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "from_stage" TEXT,
    "to_stage" TEXT NOT NULL,
    "to_status" "CaseStatus" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" INTEGER,
    "reason" TEXT,
    "record" JSONB,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" SERIAL NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_document" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "file_id" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "form" "DocumentForm" NOT NULL DEFAULT 'ORIGINAL',
    "note" TEXT,
    "added_by_id" INTEGER,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" INTEGER,

    CONSTRAINT "case_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_notice" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "slug" TEXT NOT NULL,
    "status" "NoticeStatus" NOT NULL DEFAULT 'POSTED',
    "posted_on" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "ended_on" DATE,
    "content" JSONB NOT NULL,
    "posted_by_id" INTEGER,

    CONSTRAINT "public_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objection" (
    "id" SERIAL NOT NULL,
    "notice_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL,
    "channel" "ObjectionChannel" NOT NULL,
    "status" "ObjectionStatus" NOT NULL DEFAULT 'OPEN',
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "receipt" TEXT NOT NULL,
    "name_enc" BYTEA,
    "contact_enc" BYTEA,
    "text_enc" BYTEA NOT NULL,
    "findings" TEXT,
    "told_on" DATE,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_task" (
    "id" SERIAL NOT NULL,
    "case_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "waits_for" "Role" NOT NULL,
    "done_on" DATE,
    "done_by_id" INTEGER,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_counter" (
    "programme" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "case_counter_pkey" PRIMARY KEY ("programme","year")
);

-- CreateTable
CREATE TABLE "programme_policy" (
    "id" SERIAL NOT NULL,
    "programme" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "parameters" JSONB NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "note" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" INTEGER,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "programme_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_exception" (
    "day" DATE NOT NULL,
    "working" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_exception_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "fund" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "bank_name" TEXT NOT NULL,
    "bank_account_enc" BYTEA NOT NULL,
    "bank_account_last4" CHAR(4) NOT NULL,
    "programmes" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fund_purpose" (
    "id" SERIAL NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "programmes" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "fund_purpose_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fund_account" (
    "id" SERIAL NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "purpose_id" INTEGER,
    "kind" "FundAccountKind" NOT NULL,
    "balance" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "fund_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fund_entry" (
    "id" SERIAL NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "kind" "FundEntryKind" NOT NULL,
    "booked_on" DATE NOT NULL,
    "value_on" DATE,
    "case_id" INTEGER,
    "payment_id" INTEGER,
    "idempotency_key" TEXT NOT NULL,
    "reverses_id" INTEGER,
    "reference" TEXT,
    "memo" TEXT,
    "donor_kind" TEXT,
    "donor_name" TEXT,
    "budget_year" SMALLINT,
    "actor_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fund_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fund_posting" (
    "id" BIGSERIAL NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "booked_on" DATE NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "fund_posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "id" SERIAL NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "case_id" INTEGER NOT NULL,
    "purpose_id" INTEGER,
    "amount" BIGINT NOT NULL,
    "status" "ReservationStatus" NOT NULL DEFAULT 'HELD',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" SERIAL NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "case_id" INTEGER,
    "reservation_id" INTEGER,
    "area_path" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "use" "PaymentUse" NOT NULL,
    "status" "PaymentStatus" NOT NULL DEFAULT 'READY',
    "amount" BIGINT NOT NULL,
    "payee_kind" "PayeeKind" NOT NULL,
    "payee_name" TEXT NOT NULL,
    "bank_name" TEXT NOT NULL,
    "bank_account_enc" BYTEA NOT NULL,
    "bank_account_last4" CHAR(4) NOT NULL,
    "batch_id" INTEGER,
    "decided_by_id" INTEGER,
    "paid_on" DATE,
    "bank_reference" TEXT,
    "failure" TEXT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_batch" (
    "id" SERIAL NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "status" "BatchStatus" NOT NULL DEFAULT 'OPEN',
    "count" INTEGER NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL DEFAULT 0,
    "digest" CHAR(64),
    "created_by_id" INTEGER NOT NULL,
    "checked_by_id" INTEGER,
    "exported_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3),
    "exported_at" TIMESTAMPTZ(3),
    "reconciled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "payment_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_answer" (
    "id" SERIAL NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "payment_number" TEXT NOT NULL,
    "amount" BIGINT,
    "outcome" "BankAnswerOutcome" NOT NULL,
    "bank_reference" TEXT,
    "paid_on" DATE,
    "failure" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "advance" (
    "id" SERIAL NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "case_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "purpose_id" INTEGER,
    "payment_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "outstanding" BIGINT NOT NULL,
    "paid_on" DATE NOT NULL,
    "settled_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "advance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fund_budget" (
    "id" SERIAL NOT NULL,
    "fund_id" INTEGER NOT NULL,
    "year" SMALLINT NOT NULL,
    "population" INTEGER NOT NULL,
    "per_head" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fund_budget_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_file_number_key" ON "case_file"("number");

-- CreateIndex
CREATE INDEX "case_file_person_id_programme_idx" ON "case_file"("person_id", "programme");

-- CreateIndex
CREATE INDEX "case_file_household_id_programme_idx" ON "case_file"("household_id", "programme");

-- CreateIndex
CREATE INDEX "case_file_institution_id_idx" ON "case_file"("institution_id");

-- CreateIndex
CREATE INDEX "case_event_case_id_id_idx" ON "case_event"("case_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_sha256_key" ON "stored_file"("sha256");

-- CreateIndex
CREATE INDEX "case_document_case_id_idx" ON "case_document"("case_id");

-- CreateIndex
CREATE INDEX "case_document_file_id_idx" ON "case_document"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "public_notice_slug_key" ON "public_notice"("slug");

-- CreateIndex
CREATE INDEX "public_notice_case_id_idx" ON "public_notice"("case_id");

-- CreateIndex
CREATE INDEX "public_notice_status_posted_on_idx" ON "public_notice"("status", "posted_on");

-- CreateIndex
CREATE UNIQUE INDEX "objection_receipt_key" ON "objection"("receipt");

-- CreateIndex
CREATE INDEX "objection_notice_id_idx" ON "objection"("notice_id");

-- CreateIndex
CREATE INDEX "case_task_case_id_idx" ON "case_task"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_policy_programme_version_key" ON "programme_policy"("programme", "version");

-- CreateIndex
CREATE UNIQUE INDEX "fund_code_key" ON "fund"("code");

-- CreateIndex
CREATE UNIQUE INDEX "fund_purpose_fund_id_name_zh_key" ON "fund_purpose"("fund_id", "name_zh");

-- CreateIndex
CREATE UNIQUE INDEX "fund_entry_idempotency_key_key" ON "fund_entry"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "fund_entry_reverses_id_key" ON "fund_entry"("reverses_id");

-- CreateIndex
CREATE INDEX "fund_entry_fund_id_booked_on_id_idx" ON "fund_entry"("fund_id", "booked_on", "id");

-- CreateIndex
CREATE INDEX "fund_entry_case_id_idx" ON "fund_entry"("case_id");

-- CreateIndex
CREATE INDEX "fund_posting_entry_id_idx" ON "fund_posting"("entry_id");

-- CreateIndex
CREATE INDEX "fund_posting_from_id_booked_on_idx" ON "fund_posting"("from_id", "booked_on");

-- CreateIndex
CREATE INDEX "fund_posting_to_id_booked_on_idx" ON "fund_posting"("to_id", "booked_on");

-- CreateIndex
CREATE INDEX "reservation_fund_id_status_idx" ON "reservation"("fund_id", "status");

-- CreateIndex
CREATE INDEX "reservation_case_id_idx" ON "reservation"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_number_key" ON "payment"("number");

-- CreateIndex
CREATE INDEX "payment_fund_id_status_id_idx" ON "payment"("fund_id", "status", "id");

-- CreateIndex
CREATE INDEX "payment_case_id_idx" ON "payment"("case_id");

-- CreateIndex
CREATE INDEX "payment_batch_id_idx" ON "payment"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_batch_number_key" ON "payment_batch"("number");

-- CreateIndex
CREATE INDEX "bank_answer_batch_id_line_idx" ON "bank_answer"("batch_id", "line");

-- CreateIndex
CREATE UNIQUE INDEX "advance_payment_id_key" ON "advance"("payment_id");

-- CreateIndex
CREATE INDEX "advance_fund_id_idx" ON "advance"("fund_id");

-- CreateIndex
CREATE INDEX "advance_case_id_idx" ON "advance"("case_id");

-- CreateIndex
CREATE INDEX "advance_person_id_idx" ON "advance"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "fund_budget_fund_id_year_key" ON "fund_budget"("fund_id", "year");

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_document" ADD CONSTRAINT "case_document_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_document" ADD CONSTRAINT "case_document_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_notice" ADD CONSTRAINT "public_notice_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_notice" ADD CONSTRAINT "public_notice_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "public_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_task" ADD CONSTRAINT "case_task_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund" ADD CONSTRAINT "fund_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_purpose" ADD CONSTRAINT "fund_purpose_fund_id_fkey" FOREIGN KEY ("fund_id") REFERENCES "fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_account" ADD CONSTRAINT "fund_account_fund_id_fkey" FOREIGN KEY ("fund_id") REFERENCES "fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_account" ADD CONSTRAINT "fund_account_purpose_id_fkey" FOREIGN KEY ("purpose_id") REFERENCES "fund_purpose"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_entry" ADD CONSTRAINT "fund_entry_fund_id_fkey" FOREIGN KEY ("fund_id") REFERENCES "fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_entry" ADD CONSTRAINT "fund_entry_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "fund_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_posting" ADD CONSTRAINT "fund_posting_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "fund_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_posting" ADD CONSTRAINT "fund_posting_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "fund_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_posting" ADD CONSTRAINT "fund_posting_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "fund_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_fund_id_fkey" FOREIGN KEY ("fund_id") REFERENCES "fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "payment_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_batch" ADD CONSTRAINT "payment_batch_fund_id_fkey" FOREIGN KEY ("fund_id") REFERENCES "fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_answer" ADD CONSTRAINT "bank_answer_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "payment_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fund_budget" ADD CONSTRAINT "fund_budget_fund_id_fkey" FOREIGN KEY ("fund_id") REFERENCES "fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
