-- AlterTable
ALTER TABLE "autonomy" ADD COLUMN     "order" TEXT,
ADD COLUMN     "told_at" TIMESTAMPTZ(3),
ADD COLUMN     "trace_id" TEXT;

-- CreateTable
CREATE TABLE "evidence" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "effect" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "agreed" BOOLEAN NOT NULL,
    "how" TEXT NOT NULL,
    "by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_store_kind_at_idx" ON "evidence"("store", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_store_order_kind_hash_key" ON "evidence"("store", "order", "kind", "hash");
