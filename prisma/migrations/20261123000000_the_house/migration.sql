-- CreateSchema

-- CreateEnum
CREATE TYPE "unit_type" AS ENUM ('province', 'urban_district', 'rural_district', 'town_district', 'city_district', 'ward', 'commune', 'town', 'special_zone');

-- CreateEnum
CREATE TYPE "succession_kind" AS ENUM ('whole', 'part', 'part_area', 'part_area_all_people', 'unchanged', 'renamed');

-- CreateEnum
CREATE TYPE "staff_category" AS ENUM ('elected_official', 'civil_servant', 'public_employee', 'contract_worker');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('staff', 'assessor', 'rating_authority', 'personnel', 'one_stop', 'editor', 'inspector', 'administrator');

-- CreateEnum
CREATE TYPE "rule_kind" AS ENUM ('must_do', 'must_not', 'should_do', 'should_not');

-- CreateEnum
CREATE TYPE "change_kind" AS ENUM ('slip', 'substance');

-- CreateEnum
CREATE TYPE "standard_group" AS ENUM ('civil', 'friendly', 'professional');

-- CreateEnum
CREATE TYPE "sheet_state" AS ENUM ('open', 'submitted', 'approved', 'published', 'returned', 'reopened');

-- CreateEnum
CREATE TYPE "not_graded_reason" AS ENUM ('level_above', 'few_days', 'no_task');

-- CreateEnum
CREATE TYPE "grade" AS ENUM ('A', 'B', 'C', 'D');

-- CreateTable
CREATE TABLE "admin_unit" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "type" "unit_type" NOT NULL,
    "parent_id" UUID,
    "valid_from" DATE,
    "valid_to" DATE,
    "population" INTEGER,
    "area_km2" DECIMAL(10,2),
    "office_address" TEXT,
    "latitude" DECIMAL(9,5),
    "longitude" DECIMAL(9,5),

    CONSTRAINT "admin_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_succession" (
    "former_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,
    "kind" "succession_kind" NOT NULL,
    "effective_on" DATE NOT NULL,

    CONSTRAINT "unit_succession_pkey" PRIMARY KEY ("former_id","successor_id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "file_unit_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "birth_date" DATE,
    "email" TEXT,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "department_id" UUID,
    "category" "staff_category" NOT NULL,
    "position_title" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "conduct_code" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "binding" BOOLEAN NOT NULL,

    CONSTRAINT "conduct_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT,
    "number" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_by_en" TEXT,
    "issued_on" DATE NOT NULL,
    "in_force_from" DATE NOT NULL,
    "in_force_to" DATE,
    "change" "change_kind" NOT NULL DEFAULT 'substance',
    "note" TEXT,
    "note_en" TEXT,
    "sources" TEXT[],
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "code_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_chapter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT,

    CONSTRAINT "code_chapter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_article" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "chapter_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT,
    "summary" TEXT NOT NULL,
    "summary_en" TEXT,

    CONSTRAINT "code_article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "rule_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "text_en" TEXT,

    CONSTRAINT "code_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acknowledgement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "acknowledgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_stop_standard" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "group" "standard_group" NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,

    CONSTRAINT "one_stop_standard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_stop_amenity" (
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,

    CONSTRAINT "one_stop_amenity_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "service_point" (
    "unit_id" UUID NOT NULL,
    "address" TEXT,
    "hotline" TEXT,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "service_point_pkey" PRIMARY KEY ("unit_id")
);

-- CreateTable
CREATE TABLE "service_hours" (
    "unit_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "opens" TEXT NOT NULL,
    "closes" TEXT NOT NULL,

    CONSTRAINT "service_hours_pkey" PRIMARY KEY ("unit_id","weekday","opens")
);

-- CreateTable
CREATE TABLE "service_counter" (
    "unit_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,

    CONSTRAINT "service_counter_pkey" PRIMARY KEY ("unit_id","number")
);

-- CreateTable
CREATE TABLE "service_point_amenity" (
    "unit_id" UUID NOT NULL,
    "amenity_slug" TEXT NOT NULL,

    CONSTRAINT "service_point_amenity_pkey" PRIMARY KEY ("unit_id","amenity_slug")
);

-- CreateTable
CREATE TABLE "evaluation_scheme" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "definition" JSONB NOT NULL,

    CONSTRAINT "evaluation_scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_sheet" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "scheme_id" UUID NOT NULL,
    "state" "sheet_state" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reopened_till" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sheet_transition" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sheet_id" UUID NOT NULL,
    "from" "sheet_state",
    "to" "sheet_state" NOT NULL,
    "actor_id" UUID,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sheet_transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sheet_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "not_graded" "not_graded_reason",
    "discipline_decision" BOOLEAN NOT NULL DEFAULT false,
    "remark" TEXT,
    "assessor_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_score" (
    "evaluation_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "points" DECIMAL(7,4) NOT NULL,

    CONSTRAINT "evaluation_score_pkey" PRIMARY KEY ("evaluation_id","criterion")
);

-- CreateTable
CREATE TABLE "evaluation_task" (
    "evaluation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT,
    "units" DECIMAL(7,4) NOT NULL,
    "completed" BOOLEAN NOT NULL,
    "failed_reviews" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "objective_cause" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "evaluation_task_pkey" PRIMARY KEY ("evaluation_id","position")
);

-- CreateTable
CREATE TABLE "evaluation_deduction" (
    "evaluation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "criterion" TEXT NOT NULL,
    "points" DECIMAL(7,4) NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" TEXT,

    CONSTRAINT "evaluation_deduction_pkey" PRIMARY KEY ("evaluation_id","position")
);

-- CreateTable
CREATE TABLE "evaluation_decision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evaluation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "total" DECIMAL(5,2),
    "grade" "grade",
    "not_graded" TEXT,
    "input" JSONB NOT NULL,
    "lines" JSONB NOT NULL,
    "assessor_id" UUID,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT,

    CONSTRAINT "evaluation_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_figure" (
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "carried_over" INTEGER,
    "received" INTEGER,
    "early" INTEGER,
    "on_time" INTEGER,
    "late" INTEGER,
    "pending_in_time" INTEGER,
    "pending_overdue" INTEGER,
    "online" INTEGER,
    "counter" INTEGER,
    "post" INTEGER,
    "online_capable" INTEGER,
    "filed_from_home" INTEGER,

    CONSTRAINT "dossier_figure_pkey" PRIMARY KEY ("unit_id","month","field")
);

-- CreateTable
CREATE TABLE "survey_month" (
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "level5" INTEGER NOT NULL,
    "level4" INTEGER NOT NULL,
    "level3" INTEGER NOT NULL,
    "level2" INTEGER NOT NULL,
    "level1" INTEGER NOT NULL,

    CONSTRAINT "survey_month_pkey" PRIMARY KEY ("unit_id","month")
);

-- CreateTable
CREATE TABLE "suggestion_month" (
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "received" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "median_days" INTEGER,

    CONSTRAINT "suggestion_month_pkey" PRIMARY KEY ("unit_id","month")
);

-- CreateTable
CREATE TABLE "inspection_month" (
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "visits" INTEGER NOT NULL,
    "findings" INTEGER NOT NULL,
    "open_corrections" INTEGER NOT NULL,

    CONSTRAINT "inspection_month_pkey" PRIMARY KEY ("unit_id","month")
);

-- CreateTable
CREATE TABLE "publication" (
    "seq" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "revision" INTEGER NOT NULL,
    "cut_off" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "admin_unit_slug_key" ON "admin_unit"("slug");

-- CreateIndex
CREATE INDEX "admin_unit_code_idx" ON "admin_unit"("code");

-- CreateIndex
CREATE INDEX "admin_unit_parent_id_idx" ON "admin_unit"("parent_id");

-- CreateIndex
CREATE INDEX "unit_succession_successor_id_idx" ON "unit_succession"("successor_id");

-- CreateIndex
CREATE UNIQUE INDEX "department_unit_id_name_key" ON "department"("unit_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "person_file_unit_id_code_key" ON "person"("file_unit_id", "code");

-- CreateIndex
CREATE INDEX "post_unit_id_idx" ON "post"("unit_id");

-- CreateIndex
CREATE INDEX "post_person_id_idx" ON "post"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_user_name_key" ON "account"("user_name");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE INDEX "role_grant_unit_id_role_idx" ON "role_grant"("unit_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "conduct_code_slug_key" ON "conduct_code"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "code_version_code_id_version_key" ON "code_version"("code_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "code_chapter_version_id_number_key" ON "code_chapter"("version_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "code_article_version_id_number_key" ON "code_article"("version_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "code_rule_article_id_number_key" ON "code_rule"("article_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "acknowledgement_person_id_version_id_key" ON "acknowledgement"("person_id", "version_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_stop_standard_group_position_key" ON "one_stop_standard"("group", "position");

-- CreateIndex
CREATE UNIQUE INDEX "one_stop_amenity_position_key" ON "one_stop_amenity"("position");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_scheme_code_key" ON "evaluation_scheme"("code");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_sheet_unit_id_month_key" ON "evaluation_sheet"("unit_id", "month");

-- CreateIndex
CREATE INDEX "sheet_transition_sheet_id_idx" ON "sheet_transition"("sheet_id");

-- CreateIndex
CREATE INDEX "evaluation_person_id_idx" ON "evaluation"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_sheet_id_person_id_key" ON "evaluation"("sheet_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_decision_evaluation_id_version_key" ON "evaluation_decision"("evaluation_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "publication_hash_key" ON "publication"("hash");

-- CreateIndex
CREATE INDEX "publication_month_idx" ON "publication"("month");

-- CreateIndex
CREATE UNIQUE INDEX "publication_unit_id_month_revision_key" ON "publication"("unit_id", "month", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_kind_at_idx" ON "audit_event"("kind", "at");

-- AddForeignKey
ALTER TABLE "admin_unit" ADD CONSTRAINT "admin_unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_former_id_fkey" FOREIGN KEY ("former_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_file_unit_id_fkey" FOREIGN KEY ("file_unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_version" ADD CONSTRAINT "code_version_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "conduct_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_chapter" ADD CONSTRAINT "code_chapter_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "code_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_article" ADD CONSTRAINT "code_article_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "code_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_article" ADD CONSTRAINT "code_article_chapter_id_fkey" FOREIGN KEY ("chapter_id") REFERENCES "code_chapter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_rule" ADD CONSTRAINT "code_rule_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "code_article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "code_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_point" ADD CONSTRAINT "service_point_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_hours" ADD CONSTRAINT "service_hours_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "service_point"("unit_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_counter" ADD CONSTRAINT "service_counter_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "service_point"("unit_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_point_amenity" ADD CONSTRAINT "service_point_amenity_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "service_point"("unit_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_point_amenity" ADD CONSTRAINT "service_point_amenity_amenity_slug_fkey" FOREIGN KEY ("amenity_slug") REFERENCES "one_stop_amenity"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_sheet" ADD CONSTRAINT "evaluation_sheet_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_sheet" ADD CONSTRAINT "evaluation_sheet_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_transition" ADD CONSTRAINT "sheet_transition_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "evaluation_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "evaluation_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_score" ADD CONSTRAINT "evaluation_score_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_task" ADD CONSTRAINT "evaluation_task_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_deduction" ADD CONSTRAINT "evaluation_deduction_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_decision" ADD CONSTRAINT "evaluation_decision_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_figure" ADD CONSTRAINT "dossier_figure_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_month" ADD CONSTRAINT "survey_month_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_month" ADD CONSTRAINT "suggestion_month_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_month" ADD CONSTRAINT "inspection_month_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- ── What Prisma cannot say ──────────────────────────────────────────────────────────────────────

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- unaccent() is only stable (its dictionary could change), so an index needs this wrapper.
CREATE FUNCTION fold_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent', normalize(value, NFC))) $$;

CREATE INDEX admin_unit_name_search ON admin_unit USING gin (fold_text(name) gin_trgm_ops);
CREATE INDEX code_rule_text_search ON code_rule USING gin (fold_text(text) gin_trgm_ops);
CREATE INDEX person_name_search ON person USING gin (fold_text(full_name) gin_trgm_ops);

-- No two at once.
ALTER TABLE admin_unit ADD CONSTRAINT admin_unit_code_one_at_a_time
  EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&);
ALTER TABLE post ADD CONSTRAINT post_one_at_a_time
  EXCLUDE USING gist (person_id WITH =, unit_id WITH =, daterange(from_day, to_day, '[]') WITH &&);
ALTER TABLE role_grant ADD CONSTRAINT role_grant_one_at_a_time
  EXCLUDE USING gist (person_id WITH =, unit_id WITH =, role WITH =, daterange(from_day, to_day, '[]') WITH &&);
ALTER TABLE code_version ADD CONSTRAINT code_version_one_in_force
  EXCLUDE USING gist (code_id WITH =, daterange(in_force_from, in_force_to, '[]') WITH &&);
ALTER TABLE evaluation_scheme ADD CONSTRAINT evaluation_scheme_one_in_force
  EXCLUDE USING gist (daterange(valid_from, valid_to, '[]') WITH &&);

-- Checks.
ALTER TABLE admin_unit
  ADD CONSTRAINT admin_unit_dates CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT admin_unit_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT admin_unit_not_its_own_parent CHECK (parent_id <> id);
ALTER TABLE unit_succession ADD CONSTRAINT unit_succession_two_units CHECK (former_id <> successor_id);
ALTER TABLE post ADD CONSTRAINT post_dates CHECK (to_day IS NULL OR to_day >= from_day);
ALTER TABLE role_grant ADD CONSTRAINT role_grant_dates CHECK (to_day IS NULL OR to_day >= from_day);
ALTER TABLE account ADD CONSTRAINT account_user_name_form CHECK (user_name = lower(normalize(user_name, NFC)) AND user_name <> '');
ALTER TABLE code_version
  ADD CONSTRAINT code_version_number CHECK (version >= 1),
  ADD CONSTRAINT code_version_dates CHECK (in_force_to IS NULL OR in_force_to >= in_force_from);
ALTER TABLE service_hours
  ADD CONSTRAINT service_hours_day CHECK (weekday BETWEEN 1 AND 7),
  ADD CONSTRAINT service_hours_form CHECK (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND opens < closes);
ALTER TABLE evaluation_scheme ADD CONSTRAINT evaluation_scheme_dates CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE evaluation_sheet ADD CONSTRAINT evaluation_sheet_month CHECK (extract(day FROM month) = 1);
ALTER TABLE sheet_transition ADD CONSTRAINT sheet_transition_reason
  CHECK ("to" NOT IN ('returned', 'reopened') OR btrim(coalesce(reason, '')) <> '');
ALTER TABLE evaluation ADD CONSTRAINT evaluation_not_by_herself CHECK (assessor_id <> person_id);
ALTER TABLE evaluation_score ADD CONSTRAINT evaluation_score_range CHECK (points >= 0 AND points <= 100);
ALTER TABLE evaluation_task
  ADD CONSTRAINT evaluation_task_units CHECK (units > 0),
  ADD CONSTRAINT evaluation_task_counts CHECK (failed_reviews >= 0 AND late >= 0);
ALTER TABLE evaluation_deduction
  ADD CONSTRAINT evaluation_deduction_points CHECK (points >= 0 AND points <= 100),
  ADD CONSTRAINT evaluation_deduction_reason CHECK (btrim(reason) <> '');
ALTER TABLE evaluation_decision
  ADD CONSTRAINT evaluation_decision_version CHECK (version >= 1),
  ADD CONSTRAINT evaluation_decision_total CHECK (total BETWEEN 0 AND 100),
  ADD CONSTRAINT evaluation_decision_not_by_herself CHECK (decided_by_id <> person_id AND assessor_id <> person_id),
  ADD CONSTRAINT evaluation_decision_two_people CHECK (assessor_id <> decided_by_id),
  ADD CONSTRAINT evaluation_decision_superseding_reason CHECK (version = 1 OR btrim(coalesce(reason, '')) <> ''),
  ADD CONSTRAINT evaluation_decision_grade_or_why CHECK ((grade IS NULL) = (not_graded IS NOT NULL));
ALTER TABLE dossier_figure
  ADD CONSTRAINT dossier_figure_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT dossier_figure_not_negative CHECK (
    least(carried_over, received, early, on_time, late, pending_in_time, pending_overdue, online, counter, post, online_capable, filed_from_home) >= 0);
ALTER TABLE survey_month ADD CONSTRAINT survey_month_counts
  CHECK (extract(day FROM month) = 1 AND least(level1, level2, level3, level4, level5) >= 0);
ALTER TABLE suggestion_month ADD CONSTRAINT suggestion_month_counts
  CHECK (extract(day FROM month) = 1 AND received >= 0 AND answered >= 0 AND median_days >= 0);
ALTER TABLE inspection_month ADD CONSTRAINT inspection_month_counts
  CHECK (extract(day FROM month) = 1 AND visits >= 0 AND findings >= 0 AND open_corrections >= 0);
ALTER TABLE publication
  ADD CONSTRAINT publication_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT publication_revision CHECK (revision >= 1),
  ADD CONSTRAINT publication_cut_off CHECK (
    (cut_off AT TIME ZONE 'Asia/Ho_Chi_Minh') = date_trunc('day', cut_off AT TIME ZONE 'Asia/Ho_Chi_Minh')
    AND (cut_off AT TIME ZONE 'Asia/Ho_Chi_Minh') >= (month + interval '1 month')),
  ADD CONSTRAINT publication_content CHECK (
    content ->> 'month' = to_char(month, 'YYYY-MM') AND (content ->> 'revision')::int = revision),
  ADD CONSTRAINT publication_hash_form CHECK (hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE audit_event ADD CONSTRAINT audit_event_hash_form CHECK (hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$');

-- Append-only: what is decided, said or published is superseded by a later row, never changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_event', 'publication', 'acknowledgement', 'evaluation_decision', 'sheet_transition'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- The two chains: each row continues the last one, without gaps. The lock makes writers take turns until they commit.
CREATE FUNCTION continue_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));
  EXECUTE format('SELECT seq, hash FROM %I ORDER BY seq DESC LIMIT 1', TG_TABLE_NAME) INTO last;
  IF NEW.seq <> coalesce(last.seq, 0) + 1 OR NEW.previous_hash <> coalesce(last.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION '% % does not continue the chain', TG_TABLE_NAME, NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION continue_chain();
CREATE TRIGGER publication_chain BEFORE INSERT ON publication FOR EACH ROW EXECUTE FUNCTION continue_chain();

-- A month that is not open takes no more scores, whatever program asks.
CREATE FUNCTION refuse_in_locked_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM touched t
    JOIN evaluation e ON e.id = t.evaluation_id
    JOIN evaluation_sheet s ON s.id = e.sheet_id
    WHERE s.state NOT IN ('open', 'returned', 'reopened')
  ) THEN
    RAISE EXCEPTION 'the month is locked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['evaluation_score', 'evaluation_task', 'evaluation_deduction'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_in_locked_month()', name || '_locked_insert', name);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_in_locked_month()', name || '_locked_update', name);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_in_locked_month()', name || '_locked_delete', name);
  END LOOP;
END $$;

-- A scheme that a sheet uses never changes; only the end of its validity may be set.
CREATE FUNCTION refuse_changed_scheme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.definition, NEW.code, NEW.valid_from) IS DISTINCT FROM (OLD.definition, OLD.code, OLD.valid_from)
     AND EXISTS (SELECT FROM evaluation_sheet WHERE scheme_id = OLD.id) THEN
    RAISE EXCEPTION 'a scheme in use never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluation_scheme_fixed BEFORE UPDATE ON evaluation_scheme FOR EACH ROW EXECUTE FUNCTION refuse_changed_scheme();

-- Three roles: the owner of these tables migrates; nep_app reads and writes; nep_public reads the record and the published texts.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['nep_app', 'nep_public'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF NOT pg_has_role(current_user, name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', name, current_user);
    END IF;
  END LOOP;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO nep_app, nep_public;

GRANT SELECT, INSERT, UPDATE, DELETE ON
  admin_unit, unit_succession, department, person, post, account, session, role_grant, sign_in_limit,
  conduct_code, code_version, code_chapter, code_article, code_rule,
  one_stop_standard, one_stop_amenity, service_point, service_hours, service_counter, service_point_amenity,
  evaluation_scheme, evaluation_sheet, evaluation, evaluation_score, evaluation_task, evaluation_deduction,
  dossier_figure, survey_month, suggestion_month, inspection_month, setting
  TO nep_app;
GRANT SELECT, INSERT ON audit_event, publication, acknowledgement, evaluation_decision, sheet_transition TO nep_app;

GRANT SELECT ON
  admin_unit, unit_succession,
  conduct_code, code_version, code_chapter, code_article, code_rule,
  one_stop_standard, one_stop_amenity, service_point, service_hours, service_counter, service_point_amenity,
  publication, setting
  TO nep_public;

-- /health/ready compares what is applied with what ships.
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON _prisma_migrations TO nep_app;
  END IF;
END $$;
