-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "begins" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "inbox_store_begins_id_idx" ON "inbox"("store", "begins", "id") WHERE (dispatched_at IS NULL);

-- CreateIndex
CREATE INDEX "orders_store_started_at_idx" ON "orders"("store", "started_at") WHERE (outcome IS NULL);
