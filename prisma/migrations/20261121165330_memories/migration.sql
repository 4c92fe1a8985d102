-- CreateTable
CREATE TABLE "memories" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "failure" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "tried" TEXT[],
    "choice" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "why" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "corrected_by" TEXT,
    "corrected_at" TIMESTAMPTZ(3),
    "original" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "vector" REAL[],
    "embedded_by" TEXT,

    CONSTRAINT "memories_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "memories_store_failure_expires_at_idx" ON "memories"("store", "failure", "expires_at");

-- CreateIndex
CREATE INDEX "memories_store_order_idx" ON "memories"("store", "order");
