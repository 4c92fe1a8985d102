-- DropIndex
DROP INDEX "orders_store_started_at_idx";

-- CreateIndex
CREATE INDEX "orders_store_started_at_idx" ON "orders"("store", "started_at");
