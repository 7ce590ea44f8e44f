-- CreateEnum
CREATE TYPE "Role" AS ENUM ('DISTRICT_MANAGER', 'DISTRICT_OFFICER', 'TOWN_CASEWORKER', 'VILLAGE_LIAISON', 'TOWN_HEAD', 'LEADER');

-- CreateEnum
CREATE TYPE "AreaLevel" AS ENUM ('DISTRICT', 'TOWN', 'VILLAGE');

-- CreateEnum
CREATE TYPE "DisabilityCategory" AS ENUM ('VISUAL', 'HEARING', 'SPEECH', 'PHYSICAL', 'INTELLECTUAL', 'MENTAL', 'MULTIPLE');

-- CreateEnum
CREATE TYPE "CertificateKind" AS ENUM ('FIRST', 'RENEWAL', 'CHANGE', 'REISSUE', 'TRANSFER_IN');

-- CreateEnum
CREATE TYPE "CertificateStatus" AS ENUM ('APPLIED', 'ASSESSED', 'REVIEWED', 'ISSUED', 'FROZEN', 'LOST', 'CANCELLED', 'REPLACED', 'TRANSFERRED_OUT', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "CertificateMedium" AS ENUM ('BOOKLET', 'CARD');

-- CreateEnum
CREATE TYPE "CancelReason" AS ENUM ('DEATH', 'RECOVERY', 'GIVEN_UP', 'FALSE_CLAIM');

-- CreateEnum
CREATE TYPE "DisabilityCause" AS ENUM ('CONGENITAL', 'DISEASE', 'ACCIDENT', 'WORK_INJURY', 'TRAFFIC', 'MEDICATION', 'POISONING', 'AGEING', 'OTHER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SupportNeed" AS ENUM ('HUMAN_ASSISTANCE', 'ASSISTIVE_TECHNOLOGY', 'MEDICAL_CARE', 'HOUSING');

-- CreateEnum
CREATE TYPE "HomeVisitStatus" AS ENUM ('PLANNED', 'DONE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('UPLOADED', 'CHECKING', 'CHECKED', 'WRITING', 'STOPPED', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('NEW', 'UPDATE', 'MOVED', 'SAME', 'DUPLICATE', 'SUSPECT', 'ERROR', 'SKIPPED');

-- CreateEnum
CREATE TYPE "InstitutionKind" AS ENUM ('REHABILITATION_ROOM', 'CARE_HOME', 'HOSPITAL', 'SCHOOL', 'SPECIAL_SCHOOL', 'CHILDRENS_HOME', 'EMPLOYER', 'DEVICE_SUPPLIER', 'TRAINING_PROVIDER');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "HukouKind" AS ENUM ('URBAN', 'RURAL');

-- CreateEnum
CREATE TYPE "Education" AS ENUM ('NONE', 'PRIMARY', 'JUNIOR_HIGH', 'SENIOR_HIGH', 'VOCATIONAL', 'COLLEGE', 'UNIVERSITY', 'POSTGRADUATE');

-- CreateEnum
CREATE TYPE "EmploymentState" AS ENUM ('EMPLOYED', 'SELF_EMPLOYED', 'FARMING', 'UNEMPLOYED', 'STUDENT', 'RETIRED', 'UNABLE', 'PRESCHOOL');

-- CreateEnum
CREATE TYPE "Insurance" AS ENUM ('URBAN_RESIDENT', 'URBAN_EMPLOYEE', 'RURAL_COOPERATIVE', 'PENSION', 'COMMERCIAL');

-- CreateEnum
CREATE TYPE "HouseholdRelation" AS ENUM ('HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'GRANDPARENT', 'GRANDCHILD', 'SIBLING', 'OTHER');

-- CreateEnum
CREATE TYPE "RegistryFacet" AS ENUM ('PEOPLE', 'AGE_SEX', 'CATEGORY_GRADE', 'ISSUED_MONTH', 'EXPIRES_DAY', 'STATUS', 'HOLDERS');

-- CreateTable
CREATE TABLE "user_account" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "programmes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" SERIAL NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" SERIAL NOT NULL,
    "partner" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "daily_quota" INTEGER NOT NULL DEFAULT 10000,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "used_on" DATE,
    "used_count" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "shard" SMALLINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" INTEGER,
    "area_path" TEXT NOT NULL,
    "reason" TEXT,
    "changes" JSONB,
    "request_id" TEXT,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("shard","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "shard" SMALLINT NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("shard")
);

-- CreateTable
CREATE TABLE "area" (
    "id" SERIAL NOT NULL,
    "code" CHAR(12) NOT NULL,
    "path" TEXT NOT NULL,
    "level" "AreaLevel" NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "urban_rural" CHAR(3),
    "parent_id" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "home_visit_ready" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "kind" "CertificateKind" NOT NULL,
    "status" "CertificateStatus" NOT NULL,
    "category" "DisabilityCategory" NOT NULL,
    "grade" SMALLINT,
    "number_enc" BYTEA,
    "number_hash" BYTEA,
    "number_last4" CHAR(4),
    "medium" "CertificateMedium" NOT NULL DEFAULT 'CARD',
    "applied_on" DATE NOT NULL,
    "issued_on" DATE,
    "expires_on" DATE,
    "closed_on" DATE,
    "cancel_reason" "CancelReason",
    "previous_id" INTEGER,
    "hospital_id" INTEGER,
    "home_visit_batch_id" INTEGER,
    "accepting_county" CHAR(6) NOT NULL,
    "issuing_county" CHAR(6) NOT NULL,
    "transfer_county" CHAR(6),
    "reviewed_by_id" INTEGER,
    "created_by_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" SERIAL NOT NULL,
    "certificate_id" INTEGER NOT NULL,
    "assessed_on" DATE NOT NULL,
    "hospital_id" INTEGER NOT NULL,
    "doctors" TEXT[],
    "category" "DisabilityCategory" NOT NULL,
    "grade" SMALLINT NOT NULL,
    "cause" "DisabilityCause" NOT NULL,
    "onset_age" SMALLINT,
    "diagnosis_enc" BYTEA,
    "support_needs" "SupportNeed"[] DEFAULT ARRAY[]::"SupportNeed"[],
    "at_home" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_part" (
    "id" SERIAL NOT NULL,
    "assessment_id" INTEGER NOT NULL,
    "category" "DisabilityCategory" NOT NULL,
    "grade" SMALLINT NOT NULL,

    CONSTRAINT "assessment_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_event" (
    "id" SERIAL NOT NULL,
    "certificate_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "from_status" "CertificateStatus",
    "to_status" "CertificateStatus" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" INTEGER,
    "reason" TEXT,
    "details" JSONB,

    CONSTRAINT "certificate_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "home_visit_batch" (
    "id" SERIAL NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "visit_on" DATE NOT NULL,
    "status" "HomeVisitStatus" NOT NULL DEFAULT 'PLANNED',
    "hospital_id" INTEGER NOT NULL,
    "town_staff" TEXT NOT NULL,
    "district_staff" TEXT NOT NULL,
    "note" TEXT,
    "created_by_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "home_visit_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" SERIAL NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "file_name" TEXT NOT NULL,
    "file_size" INTEGER NOT NULL,
    "file_hash" TEXT NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'UPLOADED',
    "sheet" TEXT,
    "header_row" INTEGER,
    "mapping" JSONB,
    "accepts" "ImportOutcome"[] DEFAULT ARRAY['NEW', 'UPDATE', 'MOVED']::"ImportOutcome"[],
    "total_rows" INTEGER NOT NULL DEFAULT 0,
    "checked_rows" INTEGER NOT NULL DEFAULT 0,
    "written_rows" INTEGER NOT NULL DEFAULT 0,
    "stop_requested" BOOLEAN NOT NULL DEFAULT false,
    "failure" TEXT,
    "created_by_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "person_id" INTEGER,
    "label" TEXT,
    "written" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","row_number")
);

-- CreateTable
CREATE TABLE "institution" (
    "id" SERIAL NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "kind" "InstitutionKind" NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "hospital_grade" TEXT,
    "designated" BOOLEAN NOT NULL DEFAULT false,
    "capacity" INTEGER,
    "contact_name" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution_stay" (
    "id" SERIAL NOT NULL,
    "institution_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "admitted_on" DATE NOT NULL,
    "left_on" DATE,

    CONSTRAINT "institution_stay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "id_number_enc" BYTEA NOT NULL,
    "id_number_hash" BYTEA NOT NULL,
    "id_number_last4" CHAR(4) NOT NULL,
    "sex" "Sex" NOT NULL,
    "birth_date" DATE NOT NULL,
    "ethnicity" CHAR(2) NOT NULL DEFAULT '01',
    "phone_enc" BYTEA,
    "phone_hash" BYTEA,
    "phone_last4" CHAR(4),
    "address" TEXT,
    "hukou_place" TEXT,
    "hukou_kind" "HukouKind",
    "residence_permit" BOOLEAN NOT NULL DEFAULT false,
    "resident_since" DATE,
    "business_registration" TEXT,
    "guardian_name" TEXT,
    "guardian_relation" TEXT,
    "guardian_phone_enc" BYTEA,
    "guardian_phone_last4" CHAR(4),
    "education" "Education",
    "employment" "EmploymentState",
    "insurances" "Insurance"[] DEFAULT ARRAY[]::"Insurance"[],
    "bank_name" TEXT,
    "bank_account_enc" BYTEA,
    "bank_account_last4" CHAR(4),
    "died_on" DATE,
    "consent_on" DATE,
    "household_id" INTEGER,
    "relation_to_head" "HouseholdRelation",
    "merged_into_id" INTEGER,
    "erased_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_merge" (
    "id" SERIAL NOT NULL,
    "kept_id" INTEGER NOT NULL,
    "merged_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL,
    "snapshot" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" INTEGER NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" SERIAL NOT NULL,
    "area_id" INTEGER NOT NULL,
    "area_path" TEXT NOT NULL DEFAULT '',
    "head_id" INTEGER,
    "address" TEXT,
    "income_per_head" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hardship_kind" (
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "hardship_kind_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "household_hardship" (
    "id" SERIAL NOT NULL,
    "household_id" INTEGER NOT NULL,
    "kind_code" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,
    "certified_by" TEXT,
    "paper_number" TEXT,

    CONSTRAINT "household_hardship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_delta" (
    "id" BIGSERIAL NOT NULL,
    "facet" "RegistryFacet" NOT NULL,
    "key" TEXT NOT NULL,
    "area_path" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "registry_delta_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_total" (
    "facet" "RegistryFacet" NOT NULL,
    "area_path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "registry_total_pkey" PRIMARY KEY ("facet","area_path","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_username_key" ON "user_account"("username");

-- CreateIndex
CREATE INDEX "user_account_area_path_idx" ON "user_account"("area_path");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "audit_entry_entity_entity_id_idx" ON "audit_entry"("entity", "entity_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "area_code_key" ON "area"("code");

-- CreateIndex
CREATE UNIQUE INDEX "area_path_key" ON "area"("path");

-- CreateIndex
CREATE INDEX "area_parent_id_idx" ON "area"("parent_id");

-- CreateIndex
CREATE INDEX "certificate_area_path_id_idx" ON "certificate"("area_path", "id");

-- CreateIndex
CREATE INDEX "certificate_applied_on_id_area_path_idx" ON "certificate"("applied_on", "id", "area_path");

-- CreateIndex
CREATE INDEX "certificate_issued_on_id_area_path_idx" ON "certificate"("issued_on", "id", "area_path");

-- CreateIndex
CREATE INDEX "certificate_expires_on_id_area_path_idx" ON "certificate"("expires_on", "id", "area_path");

-- CreateIndex
CREATE INDEX "certificate_status_area_path_id_idx" ON "certificate"("status", "area_path", "id");

-- CreateIndex
CREATE INDEX "certificate_person_id_idx" ON "certificate"("person_id");

-- CreateIndex
CREATE INDEX "certificate_previous_id_idx" ON "certificate"("previous_id");

-- CreateIndex
CREATE INDEX "certificate_number_hash_idx" ON "certificate"("number_hash");

-- CreateIndex
CREATE INDEX "certificate_number_last4_idx" ON "certificate"("number_last4");

-- CreateIndex
CREATE INDEX "certificate_home_visit_batch_id_idx" ON "certificate"("home_visit_batch_id");

-- CreateIndex
CREATE INDEX "assessment_certificate_id_idx" ON "assessment"("certificate_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_part_assessment_id_category_key" ON "assessment_part"("assessment_id", "category");

-- CreateIndex
CREATE INDEX "certificate_event_certificate_id_id_idx" ON "certificate_event"("certificate_id", "id");

-- CreateIndex
CREATE INDEX "home_visit_batch_area_path_visit_on_idx" ON "home_visit_batch"("area_path", "visit_on");

-- CreateIndex
CREATE INDEX "import_area_path_id_idx" ON "import"("area_path", "id");

-- CreateIndex
CREATE INDEX "import_row_import_id_outcome_row_number_idx" ON "import_row"("import_id", "outcome", "row_number");

-- CreateIndex
CREATE INDEX "institution_area_path_id_idx" ON "institution"("area_path", "id");

-- CreateIndex
CREATE UNIQUE INDEX "institution_kind_name_area_id_key" ON "institution"("kind", "name", "area_id");

-- CreateIndex
CREATE INDEX "institution_stay_institution_id_idx" ON "institution_stay"("institution_id");

-- CreateIndex
CREATE INDEX "institution_stay_person_id_idx" ON "institution_stay"("person_id");

-- CreateIndex
CREATE INDEX "person_id_number_last4_idx" ON "person"("id_number_last4");

-- CreateIndex
CREATE INDEX "person_phone_last4_idx" ON "person"("phone_last4");

-- CreateIndex
CREATE INDEX "person_household_id_idx" ON "person"("household_id");

-- CreateIndex
CREATE INDEX "person_merge_kept_id_idx" ON "person_merge"("kept_id");

-- CreateIndex
CREATE UNIQUE INDEX "household_head_id_key" ON "household"("head_id");

-- CreateIndex
CREATE INDEX "household_area_path_id_idx" ON "household"("area_path", "id");

-- CreateIndex
CREATE INDEX "household_hardship_household_id_idx" ON "household_hardship"("household_id");

-- CreateIndex
CREATE INDEX "household_hardship_kind_code_idx" ON "household_hardship"("kind_code");

-- CreateIndex
CREATE INDEX "registry_delta_facet_area_path_idx" ON "registry_delta"("facet", "area_path");

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_hospital_id_fkey" FOREIGN KEY ("hospital_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_home_visit_batch_id_fkey" FOREIGN KEY ("home_visit_batch_id") REFERENCES "home_visit_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_hospital_id_fkey" FOREIGN KEY ("hospital_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_part" ADD CONSTRAINT "assessment_part_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "home_visit_batch" ADD CONSTRAINT "home_visit_batch_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "home_visit_batch" ADD CONSTRAINT "home_visit_batch_hospital_id_fkey" FOREIGN KEY ("hospital_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_stay" ADD CONSTRAINT "institution_stay_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_stay" ADD CONSTRAINT "institution_stay_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_head_id_fkey" FOREIGN KEY ("head_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_hardship" ADD CONSTRAINT "household_hardship_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_hardship" ADD CONSTRAINT "household_hardship_kind_code_fkey" FOREIGN KEY ("kind_code") REFERENCES "hardship_kind"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
