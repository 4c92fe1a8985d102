-- AlterTable
ALTER TABLE "cases" ADD COLUMN     "incident" UUID;

-- CreateTable
CREATE TABLE "incidents" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "failure" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reminded_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "ending" TEXT,
    "answer" TEXT,
    "answered_by" TEXT,
    "why" TEXT,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "incidents_store_cause_closed_at_idx" ON "incidents"("store", "cause", "closed_at");

-- CreateIndex
CREATE INDEX "incidents_closed_at_idx" ON "incidents"("closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "incidents_store_cause_key" ON "incidents"("store", "cause") WHERE ("closed_at" IS NULL);

-- CreateIndex
CREATE INDEX "cases_incident_opened_at_idx" ON "cases"("incident", "opened_at");
