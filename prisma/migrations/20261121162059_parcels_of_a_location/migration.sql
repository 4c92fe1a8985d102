-- CreateIndex
CREATE INDEX "shipments_store_location_id_created_at_idx" ON "shipments"("store", "location_id", "created_at");
