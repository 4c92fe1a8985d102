-- CreateTable
CREATE TABLE "cached_answers" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "partition" TEXT NOT NULL,
    "policy_version" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "strict" TEXT NOT NULL,
    "vector" REAL[],
    "embedded_by" TEXT,
    "answer" JSONB NOT NULL,
    "model" TEXT NOT NULL,
    "run" UUID NOT NULL,
    "hits" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_hit_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cached_answers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "cached_answers_expires_at_idx" ON "cached_answers"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "cached_answers_store_agent_partition_policy_version_questio_key" ON "cached_answers"("store", "agent", "partition", "policy_version", "question");
