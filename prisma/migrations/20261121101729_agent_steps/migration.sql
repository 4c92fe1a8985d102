-- AlterTable
ALTER TABLE "agent_runs" ADD COLUMN     "saw" JSONB;

-- CreateTable
CREATE TABLE "agent_steps" (
    "run" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tier" TEXT,
    "provider" TEXT,
    "model" TEXT,
    "tokens_in" INTEGER NOT NULL DEFAULT 0,
    "tokens_out" INTEGER NOT NULL DEFAULT 0,
    "tokens_cached" INTEGER NOT NULL DEFAULT 0,
    "micro_usd" INTEGER NOT NULL DEFAULT 0,
    "ms" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "reply" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_steps_pkey" PRIMARY KEY ("run","seq")
);

-- CreateIndex
CREATE INDEX "agent_steps_store_order_idx" ON "agent_steps"("store", "order");

-- CreateIndex
CREATE INDEX "agent_steps_at_idx" ON "agent_steps"("at");
