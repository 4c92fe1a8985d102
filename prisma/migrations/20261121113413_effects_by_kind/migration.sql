-- CreateIndex
CREATE INDEX "effects_store_kind_started_at_idx" ON "effects"("store", "kind", "started_at");
