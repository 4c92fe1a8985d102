-- AlterTable
ALTER TABLE "agent_runs" ADD COLUMN     "superseded_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "order_events" ADD COLUMN     "batch" UUID;

-- CreateTable
CREATE TABLE "switches" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT,
    "paused_by" TEXT NOT NULL,
    "reason" TEXT,
    "paused_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resumed_by" TEXT,
    "resumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "switches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replay_batches" (
    "id" UUID NOT NULL,
    "selection" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "replay_batches_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "switches_resumed_at_idx" ON "switches"("resumed_at");

-- CreateIndex
CREATE INDEX "replay_batches_selection_finished_at_idx" ON "replay_batches"("selection", "finished_at");

-- CreateIndex
CREATE INDEX "order_events_batch_idx" ON "order_events"("batch");
