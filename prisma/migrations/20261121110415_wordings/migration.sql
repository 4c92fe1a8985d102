-- CreateTable
CREATE TABLE "wordings" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "model" TEXT,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "wordings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wording_events" (
    "id" BIGSERIAL NOT NULL,
    "wording" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wording_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "wordings_store_language_key" ON "wordings"("store", "language");

-- CreateIndex
CREATE INDEX "wording_events_wording_id_idx" ON "wording_events"("wording", "id");
