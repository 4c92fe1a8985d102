-- CreateIndex
CREATE INDEX "orders_started_at_idx" ON "orders"("started_at");
